namespace GenAiMeasures.Provenance;

/// <summary>What Dawid and Skene's model says: the likely label of each item, and how each rater errs.</summary>
public sealed record DawidSkeneResult
{
    /// <summary>Gets the most likely label of each item.</summary>
    public required IReadOnlyDictionary<string, string> Labels { get; init; }

    /// <summary>Gets the share of each category, in the order of <see cref="RatingTable.Categories"/>.</summary>
    public required IReadOnlyList<double> Shares { get; init; }

    /// <summary>Gets for each rater the chance of each label (column) for each true one (row).</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyList<double>>> Errors { get; init; }

    /// <summary>Gets the natural logarithm of the likelihood of the ratings.</summary>
    public required double LogLikelihood { get; init; }

    /// <summary>Gets how many rounds were needed.</summary>
    public required int Iterations { get; init; }

    /// <summary>Gets whether the last round changed nothing worth mentioning.</summary>
    public required bool IsConverged { get; init; }
}
