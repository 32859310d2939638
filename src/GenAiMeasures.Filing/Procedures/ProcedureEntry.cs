namespace GenAiMeasures.Filing;

// A procedure as the data file knows it.
internal sealed record ProcedureEntry
{
    public required string Id { get; init; }

    public required string Chinese { get; init; }

    public required string English { get; init; }

    public required string Where { get; init; }

    public required string Clock { get; init; }

    public required Confidence ClockConfidence { get; init; }
}
