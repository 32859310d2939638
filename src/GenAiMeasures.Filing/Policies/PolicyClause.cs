namespace GenAiMeasures.Filing;

internal sealed record PolicyClause
{
    public required string Heading { get; init; }

    public required IReadOnlyList<string> Paragraphs { get; init; }
}
