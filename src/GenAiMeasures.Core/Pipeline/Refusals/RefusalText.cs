namespace GenAiMeasures;

internal sealed record RefusalText
{
    public required string Chinese { get; init; }

    public required string English { get; init; }
}
