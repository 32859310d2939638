namespace GenAiMeasures.Provenance;

/// <summary>How often each item was given each category; counts may be broken numbers. Immutable and thread-safe.</summary>
public sealed class CountTable
{
    private const long Most = 500_000_000;

    private CountTable(double[] counts, int items, int categories)
    {
        Counts = counts;
        Items = items;
        Categories = categories;
    }

    /// <summary>Gets how many items there are.</summary>
    public int Items { get; }

    /// <summary>Gets how many categories there are.</summary>
    public int Categories { get; }

    internal double[] Counts { get; }

    /// <summary>Makes a table of rows.</summary>
    /// <param name="rows">A row an item, a column a category.</param>
    /// <returns>The table.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The rows differ in length, or a count is negative or no number.</exception>
    public static CountTable Create(IReadOnlyList<IReadOnlyList<double>> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        int categories = rows.Count == 0 ? 0 : rows[0].Count;
        double[] counts = new double[rows.Count * categories];
        for (int i = 0; i < rows.Count; i++)
        {
            if (rows[i].Count != categories)
            {
                throw new ArgumentException($"Row {i + 1} has {rows[i].Count} counts and the first has {categories}. Give every item a count for every category.", nameof(rows));
            }

            for (int k = 0; k < categories; k++)
            {
                double count = rows[i][k];
                counts[(i * categories) + k] = count >= 0 && double.IsFinite(count)
                    ? count
                    : throw new ArgumentException($"Row {i + 1}, column {k + 1} is {count}. A count is zero or more.", nameof(rows));
            }
        }

        return new CountTable(counts, rows.Count, categories);
    }

    /// <summary>Counts the ratings of a table.</summary>
    /// <param name="table">The table.</param>
    /// <returns>The counts.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="table"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">Items times categories is more than 500 million: the labels are no categories but free texts.</exception>
    public static CountTable Create(RatingTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        int categories = table.CategoryNames.Length;
        if ((long)table.Items * categories > Most)
        {
            throw new ArgumentException($"{table.Items} items with {categories} different labels are too many to count. Use a measure for categories only where the labels are categories.", nameof(table));
        }

        double[] counts = new double[table.Items * categories];
        for (int i = 0; i < table.Items; i++)
        {
            for (int cell = table.ItemStarts[i]; cell < table.ItemStarts[i + 1]; cell++)
            {
                counts[(i * categories) + table.CellValues[cell]]++;
            }
        }

        return new CountTable(counts, table.Items, categories);
    }

    // each item as often as it was drawn
    internal CountTable Draw(int[] draws)
    {
        double[] drawn = new double[draws.Sum() * Categories];
        int place = 0;
        for (int i = 0; i < draws.Length; i++)
        {
            for (int n = 0; n < draws[i]; n++)
            {
                Counts.AsSpan(i * Categories, Categories).CopyTo(drawn.AsSpan(place));
                place += Categories;
            }
        }

        return new CountTable(drawn, drawn.Length / Math.Max(1, Categories), Categories);
    }
}
