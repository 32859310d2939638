namespace GenAiMeasures.Provenance;

/// <summary>What two raters said of the same items: a square table of counts. Immutable and thread-safe.</summary>
public sealed class PairTable
{
    private PairTable(double[] counts, int categories)
    {
        Counts = counts;
        Categories = categories;
        Items = counts.Sum();
    }

    /// <summary>Gets how many categories there are.</summary>
    public int Categories { get; }

    /// <summary>Gets how many items both rated.</summary>
    public double Items { get; }

    internal double[] Counts { get; }

    /// <summary>Makes a table of rows.</summary>
    /// <param name="rows">A row for each category of the first rater, a column for each of the second.</param>
    /// <returns>The table.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="rows"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The table is not square, or a count is negative or no number.</exception>
    public static PairTable Create(IReadOnlyList<IReadOnlyList<double>> rows)
    {
        CountTable counts = CountTable.Create(rows);
        return counts.Items == counts.Categories
            ? new PairTable(counts.Counts, counts.Categories)
            : throw new ArgumentException($"The table has {counts.Items} rows and {counts.Categories} columns. Give both raters the same categories.", nameof(rows));
    }

    /// <summary>Counts what two raters of a table said. Items that only one of them rated are left out; categories that neither used are left out unless kept.</summary>
    /// <param name="table">The ratings. Where a rater rated an item twice, the first rating counts.</param>
    /// <param name="first">The first rater's place, in the order of first appearance. Default: 0.</param>
    /// <param name="second">The second rater's place. Default: 1.</param>
    /// <param name="keepUnused">Whether categories that neither used keep their place in the order. Default: no, as R does.</param>
    /// <returns>The table.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="table"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such rater.</exception>
    public static PairTable Create(RatingTable table, int first = 0, int second = 1, bool keepUnused = false)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(first, table.Raters);
        ArgumentOutOfRangeException.ThrowIfNegative(second);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(second, table.Raters);
        int categories = table.CategoryNames.Length;
        double[] counts = new double[categories * categories];
        for (int i = 0; i < table.Items; i++)
        {
            int one = -1;
            int other = -1;
            for (int cell = table.ItemStarts[i]; cell < table.ItemStarts[i + 1]; cell++)
            {
                int rater = table.CellRaters[cell];
                if (rater == first && one < 0)
                {
                    one = table.CellValues[cell];
                }
                else if (rater == second && other < 0)
                {
                    other = table.CellValues[cell];
                }
            }

            if (one >= 0 && other >= 0)
            {
                counts[(one * categories) + other]++;
            }
        }

        return keepUnused ? new PairTable(counts, categories) : WithoutUnused(counts, categories);
    }

    private static PairTable WithoutUnused(double[] counts, int categories)
    {
        int[] used = [.. Enumerable.Range(0, categories).Where(k => Enumerable.Range(0, categories).Any(l => counts[(k * categories) + l] > 0 || counts[(l * categories) + k] > 0))];
        double[] kept = new double[used.Length * used.Length];
        for (int i = 0; i < used.Length; i++)
        {
            for (int j = 0; j < used.Length; j++)
            {
                kept[(i * used.Length) + j] = counts[(used[i] * categories) + used[j]];
            }
        }

        return new PairTable(kept, used.Length);
    }
}
