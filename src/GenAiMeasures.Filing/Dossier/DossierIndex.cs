namespace GenAiMeasures.Filing;

// the shape of index.json
internal sealed record DossierIndex
{
    public required int Schema { get; init; }

    public required string Notice { get; init; }

    public required string Provider { get; init; }

    public required string Service { get; init; }

    public required string RequirementVersion { get; init; }

    public required DateOnly BuiltOn { get; init; }

    public required IReadOnlyList<DossierRow> Rows { get; init; }

    public required IReadOnlyList<string> Gaps { get; init; }
}
