namespace GenAiMeasures.Provenance;

/// <summary>
/// Krippendorff's α: the default coefficient, for any number of raters, gaps and four levels of measurement. Linear in the ratings;
/// the ratio level is quadratic in the number of different values. Thread-safe.
/// </summary>
public static class KrippendorffAlpha
{
    /// <summary>Computes α. Items with one rating say nothing about agreement and do not change it.</summary>
    /// <param name="table">The ratings.</param>
    /// <param name="level">The level of measurement.</param>
    /// <returns>At most 1, or <see langword="null"/> where it is undefined: no item with two ratings, or all values the same.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="table"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The level needs numbers and a value is none, or the ratio level meets a negative number.</exception>
    public static double? Compute(RatingTable table, MeasurementLevel level)
    {
        ArgumentNullException.ThrowIfNull(table);
        return new CoincidenceUnits(table, level).Alpha();
    }

    /// <summary>An interval by the bootstrap: items are drawn with replacement, and both disagreements are computed anew. The same seed gives the same interval on every machine.</summary>
    /// <param name="table">The ratings.</param>
    /// <param name="level">The level of measurement.</param>
    /// <param name="seed">The seed of the draws.</param>
    /// <param name="replicates">How many draws, at least 100. Default: 1,000.</param>
    /// <param name="confidence">Between 0 and 1. Default: 0.95.</param>
    /// <returns>The percentile interval, or <see langword="null"/> where α or more than one draw in twenty is undefined.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="table"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">As <see cref="Compute"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 100 draws, or the confidence is not between 0 and 1.</exception>
    public static Interval? Bootstrap(RatingTable table, MeasurementLevel level, ulong seed, int replicates = 1000, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(table);
        var units = new CoincidenceUnits(table, level);
        return units.Alpha() is null ? null : Bootstrapping.Percentiles(units.Count, units.Alpha, seed, replicates, confidence);
    }
}
