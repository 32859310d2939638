namespace GenAiMeasures.Filing;

// 算法模型.
internal sealed record AlgorithmModelForm
{
    public string? Name { get; init; }

    public string? Type { get; init; }

    public bool? IsOwn { get; init; }

    public string? Origin { get; init; }

    public string? FilingNumber { get; init; }

    public string? Metrics { get; init; }

    public string? UpdateCycle { get; init; }
}
