using System.ComponentModel.DataAnnotations;

namespace GenAiMeasures.Moderation;

/// <summary>How a classifier is trained.</summary>
public sealed class NgramTrainingOptions
{
    internal const int MinBits = 10;
    internal const int MaxBits = 22;

    /// <summary>Gets or sets the size of the table, as a power of two; the model has as many bytes.</summary>
    /// <value>From 10 to 22. Default: 16, 64 KiB.</value>
    [Range(MinBits, MaxBits)]
    public int Bits { get; set; } = 16;

    /// <summary>Gets or sets how often the rows are gone through.</summary>
    /// <value>From 1 to 100. Default: 4.</value>
    [Range(1, 100)]
    public int Epochs { get; set; } = 4;

    /// <summary>Gets or sets the first step's size.</summary>
    /// <value>Greater than 0. Default: 0.5.</value>
    [Range(0.0001, 100)]
    public double Rate { get; set; } = 0.5;

    /// <summary>Gets or sets the seed of the order in which rows are gone through: the same rows, settings and seed give the same model.</summary>
    /// <value>Default: 1.</value>
    public int Seed { get; set; } = 1;
}
