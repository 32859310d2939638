namespace GenAiMeasures.Filing;

// 算力连续性说明 (service filing 6).
internal sealed record ComputeForm
{
    public string? Current { get; init; }

    public string? Suppliers { get; init; }

    public string? Reserve { get; init; }

    public string? Alternative { get; init; }

    public string? Switching { get; init; }

    public string? Drill { get; init; }
}
