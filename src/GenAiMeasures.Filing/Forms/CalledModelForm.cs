namespace GenAiMeasures.Filing;

// A model of somebody else.
internal sealed record CalledModelForm
{
    public string? Name { get; init; }

    public string? Provider { get; init; }

    public string? FilingNumber { get; init; }

    public string? CallMode { get; init; }

    public string? Deployment { get; init; }

    public string? Purpose { get; init; }

    public string? DataFlow { get; init; }

    public string? Proof { get; init; }
}
