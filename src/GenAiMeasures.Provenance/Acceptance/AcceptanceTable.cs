using System.Globalization;

namespace GenAiMeasures.Provenance;

/// <summary>Single plans for normal inspection of GB/T 2828.1 (ISO 2859-1), whose values are those of MIL-STD-105E. Thread-safe.</summary>
/// <remarks>
/// For shares of bad items, so with an acceptance quality limit from 0.010 % to 10 %; the limits above 10 count defects per hundred items
/// and are not covered. Tightened and reduced inspection are not covered.
/// </remarks>
public static class AcceptanceTable
{
    // Table 2-A is diagonal: which cell it is follows from the sum of the letter's and the limit's places
    private const int FirstDiagonal = 14;

    private static readonly int[] Sizes = [2, 3, 5, 8, 13, 20, 32, 50, 80, 125, 200, 315, 500, 800, 1250, 2000];

    private static readonly int[] Numbers = [0, -1, 1, 1, 2, 3, 5, 7, 10, 14, 21];

    private static readonly decimal[] Limits = [0.010m, 0.015m, 0.025m, 0.040m, 0.065m, 0.10m, 0.15m, 0.25m, 0.40m, 0.65m, 1.0m, 1.5m, 2.5m, 4.0m, 6.5m, 10m];

    private static readonly long[] LotLimits = [8, 15, 25, 50, 90, 150, 280, 500, 1200, 3200, 10_000, 35_000, 150_000, 500_000, long.MaxValue];

    private static readonly string[] Letters = ["AABCCDEFGHJKLMN", "ABCDEFGHJKLMNPQ", "BCDEFGHJKLMNPQR", "AAAABBBBCCCCDDD", "AAABBBCCCDDDEEE", "AABBCCDDEEFFGGH", "AABCCDEEFGGHJJK"];

    /// <summary>Gets the acceptance quality limits of the table, in percent.</summary>
    public static IReadOnlyList<decimal> QualityLimits => Limits;

    /// <summary>Finds the plan for a lot.</summary>
    /// <param name="lot">How many items the lot has, at least 2.</param>
    /// <param name="qualityLimit">The acceptance quality limit (AQL), in percent bad: one of <see cref="QualityLimits"/>.</param>
    /// <param name="level">The inspection level. Default: II.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The lot is too small, the limit is none of the table's, or the level is unknown.</exception>
    public static AcceptancePlan Find(long lot, decimal qualityLimit, InspectionLevel level = InspectionLevel.II)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lot, 2);
        int limit = Array.IndexOf(Limits, qualityLimit);
        if (limit < 0)
        {
            throw new ArgumentOutOfRangeException(
                nameof(qualityLimit), qualityLimit, "The table has no such limit. Use one of " + string.Join(", ", Limits.Select(l => l.ToString(CultureInfo.InvariantCulture))) + ".");
        }

        if (!Enum.IsDefined(level))
        {
            throw new ArgumentOutOfRangeException(nameof(level), level, "Use level I, II, III, S1, S2, S3 or S4.");
        }

        char code = Letters[(int)level][Array.FindIndex(LotLimits, l => lot <= l)];
        int letter = Follow(Place(code), limit);
        int size = Sizes[letter];
        int accept = Numbers[letter + limit - FirstDiagonal];
        return size >= lot
            ? new AcceptancePlan(code.ToString(), Name(letter), lot, accept, accept + 1, true)
            : new AcceptancePlan(code.ToString(), Name(letter), size, accept, accept + 1, false);
    }

    private static int Follow(int letter, int limit)
    {
        int place = letter + limit - FirstDiagonal;
        int target = place switch
        {
            < 0 => FirstDiagonal - limit,
            1 => FirstDiagonal - limit,
            2 => FirstDiagonal + 3 - limit,
            > 10 => FirstDiagonal + 10 - limit,
            _ => letter,
        };

        // at the edges of the table an arrow points the other way
        return target < 0 ? FirstDiagonal + 3 - limit : target >= Sizes.Length ? FirstDiagonal - limit : target;
    }

    private static int Place(char letter) => letter - 'A' - (letter > 'I' ? 1 : 0) - (letter > 'O' ? 1 : 0);

    private static string Name(int place)
    {
        int letter = place + (place >= 8 ? 1 : 0);
        return ((char)('A' + letter + (letter >= 'O' - 'A' ? 1 : 0))).ToString();
    }
}
