using GenAiMeasures.Provenance;

namespace GenAiMeasures.Benchmarks;

/// <summary>Ratings that are made by a rule that anybody can repeat: five raters, seven labels, four in five ratings the item's own label.</summary>
internal static class RatingShapes
{
    private const int Raters = 5;
    private const int Labels = 7;

    public static IEnumerable<Rating> Make(int ratings, int raters = Raters)
    {
        uint state = 20260401;
        uint Next() => state = (state * 1_664_525) + 1_013_904_223;
        for (int item = 0; item < ratings / raters; item++)
        {
            uint own = (Next() >> 8) % Labels;
            for (int rater = 0; rater < raters; rater++)
            {
                uint label = (Next() >> 8) % 5 == 0 ? (Next() >> 8) % Labels : own;
                yield return new Rating(Text(item), Text(rater), Text((int)label));
            }
        }
    }

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
