namespace GenAiMeasures.Provenance;

/// <summary>How well annotators do: against a gold set, against the majority, and in how much doubt an item stands. Thread-safe.</summary>
public static class AnnotatorScores
{
    /// <summary>The share of ratings of gold items that are right.</summary>
    /// <param name="table">The ratings.</param>
    /// <param name="gold">The right label of each gold item.</param>
    /// <returns>From 0 to 1, or <see langword="null"/> when no gold item was rated.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static double? GoldAccuracy(RatingTable table, IReadOnlyDictionary<string, string> gold)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(gold);
        (long[] right, long[] all) = Count(table, gold);
        return all.Sum() == 0 ? null : (double)right.Sum() / all.Sum();
    }

    /// <summary>For each rater, the share of ratings of gold items that are right.</summary>
    /// <param name="table">The ratings.</param>
    /// <param name="gold">The right label of each gold item.</param>
    /// <returns>From 0 to 1 by rater, or <see langword="null"/> for one who rated no gold item.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static IReadOnlyDictionary<string, double?> GoldAccuracyByRater(RatingTable table, IReadOnlyDictionary<string, string> gold)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(gold);
        (long[] right, long[] all) = Count(table, gold);
        return Enumerable.Range(0, table.Raters).ToDictionary(
            r => table.RaterNames[r], r => all[r] == 0 ? (double?)null : (double)right[r] / all[r], StringComparer.Ordinal);
    }

    /// <summary>The label that most raters gave each item; of equal ones the first in the order of the categories.</summary>
    /// <param name="table">The ratings.</param>
    /// <returns>The label by item.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="table"/> is <see langword="null"/>.</exception>
    public static IReadOnlyDictionary<string, string> MajorityLabels(RatingTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        int[] counts = new int[table.CategoryNames.Length];
        for (int i = 0; i < table.Items; i++)
        {
            Array.Clear(counts);
            foreach (int value in Values(table, i))
            {
                counts[value]++;
            }

            labels[table.ItemNames[i]] = table.CategoryNames[Array.IndexOf(counts, counts.Max())];
        }

        return labels;
    }

    /// <summary>How surely the majority's labels follow from the ratings, when each rater is as reliable as its agreement with the majority: the mean chance of the majority's label.</summary>
    /// <param name="table">The ratings.</param>
    /// <returns>From 0 to 1, or <see langword="null"/> without a rating or with a single category.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="table"/> is <see langword="null"/>.</exception>
    public static double? Consistency(RatingTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        int q = table.CategoryNames.Length;
        if (table.Ratings == 0 || q < 2)
        {
            return null;
        }

        IReadOnlyDictionary<string, string> majority = MajorityLabels(table);
        (long[] right, long[] all) = Count(table, majority);
        double total = 0;
        double[] chances = new double[q];
        for (int i = 0; i < table.Items; i++)
        {
            Array.Fill(chances, 1);
            for (int cell = table.ItemStarts[i]; cell < table.ItemStarts[i + 1]; cell++)
            {
                int rater = table.CellRaters[cell];
                double skill = (double)right[rater] / all[rater];
                for (int k = 0; k < q; k++)
                {
                    chances[k] *= k == table.CellValues[cell] ? skill : (1 - skill) / (q - 1);
                }
            }

            int label = Array.IndexOf(table.CategoryNames, majority[table.ItemNames[i]]);
            double sum = chances.Sum();
            total += sum > 0 ? chances[label] / sum : 0;
        }

        return total / table.Items;
    }

    /// <summary>In how much doubt each item stands: the entropy of its ratings, in bits.</summary>
    /// <param name="table">The ratings.</param>
    /// <returns>Zero or more, by item.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="table"/> is <see langword="null"/>.</exception>
    public static IReadOnlyDictionary<string, double> Entropy(RatingTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var entropies = new Dictionary<string, double>(StringComparer.Ordinal);
        int[] counts = new int[table.CategoryNames.Length];
        for (int i = 0; i < table.Items; i++)
        {
            Array.Clear(counts);
            ReadOnlySpan<int> values = Values(table, i);
            foreach (int value in values)
            {
                counts[value]++;
            }

            double entropy = 0;
            foreach (int count in counts)
            {
                if (count > 0)
                {
                    double share = (double)count / values.Length;
                    entropy -= share * Math.Log2(share);
                }
            }

            entropies[table.ItemNames[i]] = entropy;
        }

        return entropies;
    }

    private static ReadOnlySpan<int> Values(RatingTable table, int item) => table.CellValues.AsSpan(table.ItemStarts[item]..table.ItemStarts[item + 1]);

    private static (long[] Right, long[] All) Count(RatingTable table, IReadOnlyDictionary<string, string> labels)
    {
        long[] right = new long[table.Raters];
        long[] all = new long[table.Raters];
        for (int i = 0; i < table.Items; i++)
        {
            if (!labels.TryGetValue(table.ItemNames[i], out string? label))
            {
                continue;
            }

            for (int cell = table.ItemStarts[i]; cell < table.ItemStarts[i + 1]; cell++)
            {
                all[table.CellRaters[cell]]++;
                right[table.CellRaters[cell]] += string.Equals(table.CategoryNames[table.CellValues[cell]], label, StringComparison.Ordinal) ? 1 : 0;
            }
        }

        return (right, all);
    }
}
