namespace GenAiMeasures.Filing;

// a field of a text, and its name in a placeholder
internal sealed record PolicyField
{
    public required string Id { get; init; }

    public required string Name { get; init; }
}
