namespace GenAiMeasures.Provenance;

/// <summary>
/// Ratings of items by raters, with gaps, in the compact form from which every coefficient is computed in one pass. Immutable and thread-safe.
/// </summary>
public sealed class RatingTable
{
    internal RatingTable(string[] items, string[] raters, string[] categories, double[]? numbers, int[] itemStarts, int[] cellRaters, int[] cellValues)
    {
        ItemNames = items;
        RaterNames = raters;
        CategoryNames = categories;
        Numbers = numbers;
        ItemStarts = itemStarts;
        CellRaters = cellRaters;
        CellValues = cellValues;
    }

    /// <summary>Gets how many items there are.</summary>
    public int Items => ItemStarts.Length - 1;

    /// <summary>Gets how many raters there are.</summary>
    public int Raters => RaterNames.Length;

    /// <summary>Gets how many ratings there are.</summary>
    public int Ratings => CellValues.Length;

    /// <summary>Gets the categories that were used, or the given domain: numbers by size, other texts by code point unless a domain gives their order.</summary>
    public IReadOnlyList<string> Categories => CategoryNames;

    /// <summary>Gets whether every category is a number.</summary>
    public bool IsNumeric => Numbers is not null;

    internal string[] ItemNames { get; }

    internal string[] RaterNames { get; }

    internal string[] CategoryNames { get; }

    internal double[]? Numbers { get; }

    // the ratings of item i are the cells from ItemStarts[i] to ItemStarts[i + 1]
    internal int[] ItemStarts { get; }

    internal int[] CellRaters { get; }

    internal int[] CellValues { get; }

    /// <summary>Makes a table of ratings. A second rating of an item by the same rater is kept as a rating of its own.</summary>
    /// <param name="ratings">The ratings, in any order.</param>
    /// <param name="domain">The categories in their order, for ordered labels that are no numbers; <see langword="null"/> takes what was used.</param>
    /// <returns>The table.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="ratings"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">A rating has a value that is not in the domain, or the domain names a value twice.</exception>
    public static RatingTable Create(IEnumerable<Rating> ratings, IReadOnlyList<string>? domain = null)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        var builder = new RatingTableBuilder(domain);
        foreach (Rating rating in ratings)
        {
            builder.Add(rating.Item, rating.Rater, rating.Value);
        }

        return builder.Build();
    }
}
