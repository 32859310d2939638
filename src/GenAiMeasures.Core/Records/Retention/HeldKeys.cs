namespace GenAiMeasures;

internal sealed record HeldKeys(string Id, DateOnly ReviewOn, List<long> Keys);
