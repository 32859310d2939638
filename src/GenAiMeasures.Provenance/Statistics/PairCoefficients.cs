namespace GenAiMeasures.Provenance;

/// <summary>Agreement of two raters. Every coefficient is <see langword="null"/> where it is undefined: never 1. Thread-safe.</summary>
public static class PairCoefficients
{
    /// <summary>Cohen's κ (1960), weighted (1968) or not.</summary>
    /// <param name="pairs">The table of both raters.</param>
    /// <param name="weights">What partial agreement counts. Default: nothing.</param>
    /// <returns>The result, or <see langword="null"/> where no item was rated by both or the expected agreement is 1.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="pairs"/> is <see langword="null"/>.</exception>
    public static KappaResult? CohenKappa(PairTable pairs, RatingWeights weights = RatingWeights.Identity)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        if (pairs.Items <= 0)
        {
            return null;
        }

        int q = pairs.Categories;
        double n = pairs.Items;
        double[] w = WeightTable.Make(weights, q);
        (double[] rows, double[] columns) = Margins(pairs);
        double[] rowWeights = new double[q];
        double[] columnWeights = new double[q];
        double observed = 0;
        double expected = 0;
        for (int i = 0; i < q; i++)
        {
            for (int j = 0; j < q; j++)
            {
                double weight = w[(i * q) + j];
                observed += weight * pairs.Counts[(i * q) + j] / n;
                expected += weight * rows[i] * columns[j];
                rowWeights[i] += weight * columns[j];
                columnWeights[j] += weight * rows[i];
            }
        }

        double rest = 1 - expected;
        if (rest <= 1e-12)
        {
            return null;
        }

        double kappa = (observed - expected) / rest;
        double spread = 0;
        double spreadOfZero = 0;
        for (int i = 0; i < q; i++)
        {
            for (int j = 0; j < q; j++)
            {
                double both = rowWeights[i] + columnWeights[j];
                double one = w[(i * q) + j] - (both * (1 - kappa));
                double zero = w[(i * q) + j] - both;
                spread += pairs.Counts[(i * q) + j] / n * one * one;
                spreadOfZero += rows[i] * columns[j] * zero * zero;
            }
        }

        double shift = kappa - (expected * (1 - kappa));
        double error = Math.Sqrt(Math.Max(0, (spread - (shift * shift)) / n)) / rest;
        double errorOfZero = Math.Sqrt(Math.Max(0, (spreadOfZero - (expected * expected)) / n)) / rest;
        double half = Distributions.NormalQuantile(0.975) * error;
        double? z = errorOfZero > 0 ? kappa / errorOfZero : null;
        double? tail = z is null ? null : Distributions.NormalUpper(Math.Abs(z.Value));
        return new KappaResult(kappa, error, errorOfZero, new Interval(kappa - half, kappa + half), z, tail, tail * 2);
    }

    /// <summary>Scott's π (1955): as Cohen's κ, with one distribution for both raters.</summary>
    /// <param name="pairs">The table of both raters.</param>
    /// <param name="weights">What partial agreement counts. Default: nothing.</param>
    /// <returns>At most 1, or <see langword="null"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="pairs"/> is <see langword="null"/>.</exception>
    public static double? ScottPi(PairTable pairs, RatingWeights weights = RatingWeights.Identity) =>
        Correct(pairs, weights, ChanceModel.Fleiss);

    /// <summary>The coefficient S of Bennett, Brennan and Prediger: chance is the same for every category.</summary>
    /// <param name="pairs">The table of both raters.</param>
    /// <param name="weights">What partial agreement counts. Default: nothing.</param>
    /// <returns>At most 1, or <see langword="null"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="pairs"/> is <see langword="null"/>.</exception>
    public static double? BrennanPrediger(PairTable pairs, RatingWeights weights = RatingWeights.Identity) =>
        Correct(pairs, weights, ChanceModel.BrennanPrediger);

    /// <summary>Gwet's AC1, or AC2 with weights.</summary>
    /// <param name="pairs">The table of both raters.</param>
    /// <param name="weights">What partial agreement counts. Default: nothing.</param>
    /// <returns>At most 1, or <see langword="null"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="pairs"/> is <see langword="null"/>.</exception>
    public static double? GwetAc(PairTable pairs, RatingWeights weights = RatingWeights.Identity) =>
        Correct(pairs, weights, ChanceModel.Gwet);

    /// <summary>The share of items on which both agree.</summary>
    /// <param name="pairs">The table of both raters.</param>
    /// <returns>From 0 to 1, or <see langword="null"/> without an item.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="pairs"/> is <see langword="null"/>.</exception>
    public static double? PercentAgreement(PairTable pairs) => Observed(pairs, RatingWeights.Identity);

    private static double? Correct(PairTable pairs, RatingWeights weights, ChanceModel model)
    {
        double? observed = Observed(pairs, weights);
        if (observed is null)
        {
            return null;
        }

        (double[] rows, double[] columns) = Margins(pairs);
        return AgreementCoefficients.Correct(observed, [.. rows.Select((share, i) => (share + columns[i]) / 2)], weights, model);
    }

    private static double? Observed(PairTable pairs, RatingWeights weights)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        double[] table = WeightTable.Make(weights, pairs.Categories);
        double sum = 0;
        for (int i = 0; i < table.Length; i++)
        {
            sum += table[i] * pairs.Counts[i];
        }

        return pairs.Items > 0 ? sum / pairs.Items : null;
    }

    private static (double[] Rows, double[] Columns) Margins(PairTable pairs)
    {
        int q = pairs.Categories;
        double[] rows = new double[q];
        double[] columns = new double[q];
        for (int i = 0; i < q; i++)
        {
            for (int j = 0; j < q; j++)
            {
                rows[i] += pairs.Counts[(i * q) + j] / pairs.Items;
                columns[j] += pairs.Counts[(i * q) + j] / pairs.Items;
            }
        }

        return (rows, columns);
    }
}
