namespace GenAiMeasures.Moderation;

/// <summary>What a classifier got right and wrong on labelled rows.</summary>
/// <param name="Rows">How many rows.</param>
/// <param name="TruePositives">Positive rows at or above the threshold.</param>
/// <param name="FalsePositives">Negative rows at or above it.</param>
/// <param name="TrueNegatives">Negative rows below it.</param>
/// <param name="FalseNegatives">Positive rows below it.</param>
public sealed record NgramEvaluation(int Rows, int TruePositives, int FalsePositives, int TrueNegatives, int FalseNegatives)
{
    /// <summary>Gets the share of rows judged right.</summary>
    public double Accuracy => Ratio(TruePositives + TrueNegatives, Rows);

    /// <summary>Gets the share of rows found that are positive.</summary>
    public double Precision => Ratio(TruePositives, TruePositives + FalsePositives);

    /// <summary>Gets the share of positive rows that are found.</summary>
    public double Recall => Ratio(TruePositives, TruePositives + FalseNegatives);

    /// <summary>Gets the share of negative rows that are found wrongly.</summary>
    public double FalsePositiveRate => Ratio(FalsePositives, FalsePositives + TrueNegatives);

    /// <summary>Gets the mean of the F1 of both classes.</summary>
    public double MacroF1 => (F1(TruePositives, FalsePositives, FalseNegatives) + F1(TrueNegatives, FalseNegatives, FalsePositives)) / 2;

    /// <summary>Evaluates a classifier.</summary>
    /// <param name="model">The classifier.</param>
    /// <param name="rows">Rows that it was not trained on.</param>
    /// <param name="threshold">The score from which on a text counts as positive.</param>
    /// <returns>The counts.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="model"/> or <paramref name="rows"/> is <see langword="null"/>.</exception>
    public static NgramEvaluation Of(NgramModel model, IReadOnlyList<LabelledText> rows, double threshold)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(rows);
        int tp = 0;
        int fp = 0;
        int tn = 0;
        int fn = 0;
        foreach (LabelledText row in rows)
        {
            bool found = model.Score(row.Text) >= threshold;
            tp += found && row.IsPositive ? 1 : 0;
            fp += found && !row.IsPositive ? 1 : 0;
            fn += !found && row.IsPositive ? 1 : 0;
            tn += !found && !row.IsPositive ? 1 : 0;
        }

        return new NgramEvaluation(rows.Count, tp, fp, tn, fn);
    }

    private static double F1(int found, int wrong, int missed) => Ratio(2 * found, (2 * found) + wrong + missed);

    private static double Ratio(int part, int whole) => whole == 0 ? 0 : (double)part / whole;
}
