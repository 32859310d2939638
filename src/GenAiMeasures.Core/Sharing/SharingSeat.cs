namespace GenAiMeasures;

// the record of an exchange's sharing, on its way to the store while the model works
internal sealed record SharingSeat(Task Recorded);
