namespace GenAiMeasures.Provenance;

/// <summary>One measure of quality.</summary>
public sealed record QualityMeasure
{
    /// <summary>Gets what it measures.</summary>
    public QualityDimension Dimension { get; init; }

    /// <summary>Gets how it was raised.</summary>
    public string? Measure { get; init; }

    /// <summary>Gets the indicator.</summary>
    public string? Indicator { get; init; }

    /// <summary>Gets its value.</summary>
    public double? Value { get; init; }
}
