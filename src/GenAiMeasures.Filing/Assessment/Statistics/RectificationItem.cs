namespace GenAiMeasures.Filing;

// A question that has to be rectified and asked again (Interim Measures Art. 14(1)).
internal sealed record RectificationItem(string Id, BankKind Kind, string Class, AssessmentVerdict Verdict, string Run);
