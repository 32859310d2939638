namespace GenAiMeasures.Filing;

internal sealed record PolicySection
{
    public required string Heading { get; init; }

    public required IReadOnlyList<string> Paragraphs { get; init; }
}
