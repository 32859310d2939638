namespace GenAiMeasures.Filing;

// the shape of policies.json
internal sealed record PolicyTable
{
    public required string Version { get; init; }

    public required string Notice { get; init; }

    public required IReadOnlyList<PolicyField> Fields { get; init; }

    public required IReadOnlyList<PolicyTemplate> Documents { get; init; }
}
