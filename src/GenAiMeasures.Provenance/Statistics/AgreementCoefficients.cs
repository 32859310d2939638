namespace GenAiMeasures.Provenance;

/// <summary>
/// Agreement of any number of raters, with gaps. Every coefficient is <see langword="null"/> where it is undefined (no item with two
/// ratings, or an expected agreement of 1): never 1. Thread-safe.
/// </summary>
public static class AgreementCoefficients
{
    /// <summary>The mean share of pairs of ratings of an item that agree, over items with at least two ratings.</summary>
    /// <param name="counts">The counts.</param>
    /// <param name="weights">What partial agreement counts. Default: nothing.</param>
    /// <returns>From 0 to 1, or <see langword="null"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="counts"/> is <see langword="null"/>.</exception>
    public static double? PercentAgreement(CountTable counts, RatingWeights weights = RatingWeights.Identity)
    {
        ArgumentNullException.ThrowIfNull(counts);
        return Observed(counts, weights);
    }

    /// <summary>Fleiss' κ (1971) with fixed margins; for unequal numbers of ratings an item, Gwet's generalisation of it.</summary>
    /// <param name="counts">The counts.</param>
    /// <param name="weights">What partial agreement counts. Default: nothing.</param>
    /// <returns>At most 1, or <see langword="null"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="counts"/> is <see langword="null"/>.</exception>
    public static double? FleissKappa(CountTable counts, RatingWeights weights = RatingWeights.Identity) => Correct(counts, weights, ChanceModel.Fleiss);

    /// <summary>Randolph's free-marginal κ (2005): Brennan and Prediger's coefficient for many raters.</summary>
    /// <param name="counts">The counts.</param>
    /// <param name="weights">What partial agreement counts. Default: nothing.</param>
    /// <returns>At most 1, or <see langword="null"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="counts"/> is <see langword="null"/>.</exception>
    public static double? RandolphKappa(CountTable counts, RatingWeights weights = RatingWeights.Identity) => Correct(counts, weights, ChanceModel.BrennanPrediger);

    /// <summary>Gwet's AC1 (2008), or AC2 with weights: stays high where nearly all labels are the same and all agree, as with safety labels.</summary>
    /// <param name="counts">The counts.</param>
    /// <param name="weights">What partial agreement counts. Default: nothing, which is AC1.</param>
    /// <returns>At most 1, or <see langword="null"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="counts"/> is <see langword="null"/>.</exception>
    public static double? GwetAc(CountTable counts, RatingWeights weights = RatingWeights.Identity) => Correct(counts, weights, ChanceModel.Gwet);

    /// <summary>The test statistic of Fleiss' κ being 0 (Fleiss, Nee and Landis 1979).</summary>
    /// <param name="counts">The counts.</param>
    /// <returns>z, or <see langword="null"/> where it is undefined or the items have different numbers of ratings.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="counts"/> is <see langword="null"/>.</exception>
    public static double? FleissZ(CountTable counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        if (FleissKappa(counts) is not { } kappa)
        {
            return null;
        }

        double ratings = Sum(counts, 0);
        double[] shares = new double[counts.Categories];
        for (int i = 0; i < counts.Items; i++)
        {
            if (Math.Abs(Sum(counts, i) - ratings) > 1e-9)
            {
                return null;
            }

            for (int k = 0; k < shares.Length; k++)
            {
                shares[k] += counts.Counts[(i * shares.Length) + k] / (counts.Items * ratings);
            }
        }

        double spread = shares.Sum(p => p * (1 - p));
        double skew = shares.Sum(p => p * (1 - p) * (1 - p - p));
        double variance = 2 / (counts.Items * ratings * (ratings - 1)) * ((spread * spread) - skew) / (spread * spread);
        return variance > 0 ? kappa / Math.Sqrt(variance) : null;
    }

    private static double? Correct(CountTable counts, RatingWeights weights, ChanceModel model)
    {
        ArgumentNullException.ThrowIfNull(counts);
        return Correct(Observed(counts, weights), Shares(counts), weights, model);
    }

    /// <summary>An interval of any coefficient of counts by the bootstrap: items are drawn with replacement. The same seed gives the same interval on every machine.</summary>
    /// <param name="counts">The counts.</param>
    /// <param name="coefficient">The coefficient.</param>
    /// <param name="seed">The seed of the draws.</param>
    /// <param name="replicates">How many draws, at least 100. Default: 1,000.</param>
    /// <param name="confidence">Between 0 and 1. Default: 0.95.</param>
    /// <returns>The percentile interval, or <see langword="null"/> where the coefficient or more than one draw in twenty is undefined.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 100 draws, or the confidence is not between 0 and 1.</exception>
    public static Interval? Bootstrap(CountTable counts, Func<CountTable, double?> coefficient, ulong seed, int replicates = 1000, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(coefficient);
        return coefficient(counts) is null
            ? null
            : Bootstrapping.Percentiles(counts.Items, draws => coefficient(counts.Draw(draws)), seed, replicates, confidence);
    }

    // an expected agreement of 1 leaves nothing to correct: undefined, not perfect
    internal static double? Correct(double? observed, double[] shares, RatingWeights weights, ChanceModel model) =>
        observed is { } seen && Expected(shares, weights, model) is { } expected && 1 - expected > 1e-12 ? (seen - expected) / (1 - expected) : null;

    private static double? Observed(CountTable counts, RatingWeights weights)
    {
        int categories = counts.Categories;
        double[]? table = weights == RatingWeights.Identity ? null : WeightTable.Make(weights, categories);
        double total = 0;
        int used = 0;
        for (int i = 0; i < counts.Items; i++)
        {
            ReadOnlySpan<double> row = counts.Counts.AsSpan(i * categories, categories);
            double ratings = 0;
            double pairs = 0;
            for (int k = 0; k < categories; k++)
            {
                ratings += row[k];
                pairs += row[k] * ((table is null ? row[k] : Weighted(table, row, k)) - 1);
            }

            if (ratings > 1)
            {
                total += pairs / (ratings * (ratings - 1));
                used++;
            }
        }

        return used == 0 ? null : total / used;
    }

    private static double Weighted(double[] table, ReadOnlySpan<double> row, int category)
    {
        double sum = 0;
        for (int l = 0; l < row.Length; l++)
        {
            sum += table[(category * row.Length) + l] * row[l];
        }

        return sum;
    }

    private static double? Expected(double[] shares, RatingWeights weights, ChanceModel model)
    {
        int q = shares.Length;
        double[] table = WeightTable.Make(weights, q);
        double all = table.Sum();
        if (model == ChanceModel.BrennanPrediger)
        {
            return q == 0 ? null : all / ((double)q * q);
        }

        if (model == ChanceModel.Gwet)
        {
            return q < 2 ? null : all / ((double)q * (q - 1)) * shares.Sum(p => p * (1 - p));
        }

        double expected = 0;
        for (int k = 0; k < q; k++)
        {
            expected += shares[k] * Weighted(table, shares, k);
        }

        return expected;
    }

    // the mean over the rated items of the share each category has
    private static double[] Shares(CountTable counts)
    {
        double[] shares = new double[counts.Categories];
        int rated = 0;
        for (int i = 0; i < counts.Items; i++)
        {
            double ratings = Sum(counts, i);
            if (ratings > 0)
            {
                rated++;
                for (int k = 0; k < shares.Length; k++)
                {
                    shares[k] += counts.Counts[(i * shares.Length) + k] / ratings;
                }
            }
        }

        for (int k = 0; k < shares.Length && rated > 0; k++)
        {
            shares[k] /= rated;
        }

        return shares;
    }

    private static double Sum(CountTable counts, int item)
    {
        double sum = 0;
        foreach (double count in counts.Counts.AsSpan(item * counts.Categories, counts.Categories))
        {
            sum += count;
        }

        return sum;
    }
}
