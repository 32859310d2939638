namespace GenAiMeasures.Provenance;

/// <summary>How risk content was looked for and recorded (GB/T 45652 6.2 b).</summary>
public sealed record RiskIdentification
{
    /// <summary>Gets whether by keywords.</summary>
    public bool Keywords { get; init; }

    /// <summary>Gets whether by a classifier.</summary>
    public bool Classifier { get; init; }

    /// <summary>Gets whether by people.</summary>
    public bool Manual { get; init; }

    /// <summary>Gets the codes of the risks looked for.</summary>
    public IReadOnlyList<string> Risks { get; init => field = value ?? []; } = [];
}
