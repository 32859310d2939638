namespace GenAiMeasures;

internal sealed record PendingErasure(string Request, List<long> Keys);
