namespace GenAiMeasures;

// A month of records whose terms begin with the end of their cases: which cases are open, and when the last one was closed.
internal sealed record CaseMonth(int Class, int Month, List<string> Open, long LastClosed);
