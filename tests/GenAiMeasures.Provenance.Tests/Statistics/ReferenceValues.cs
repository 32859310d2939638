using System.Globalization;
using System.Text.Json;

namespace GenAiMeasures.Provenance.Tests;

/// <summary>The published and recomputed values beside the repository, and how many digits each was printed with.</summary>
internal static class ReferenceValues
{
    public static JsonElement Read(string file = "reference-values.json") =>
        JsonDocument.Parse(File.ReadAllBytes(Repository.Shared("annotation", "statistics", file))).RootElement;

    public static JsonElement Case(string group, string id) =>
        Read().GetProperty(group).EnumerateArray().Single(c => c.GetProperty("id").GetString() == id);

    /// <summary>
    /// Half a unit of the last printed digit. Values printed with all 16 or 17 digits carry the rounding of the program that printed them
    /// (R's lower end for 4 of 20 is 1e-15 of itself off the true one), so those are compared to 15 significant digits.
    /// </summary>
    public static void Same(JsonElement expected, double? actual, string what)
    {
        string text = expected.GetRawText();
        double value = expected.GetDouble();
        int point = text.IndexOf('.', StringComparison.Ordinal);
        int digits = point < 0 ? 0 : text.Length - point - 1;
        double tolerance = Math.Max(0.5000001 * Math.Pow(10, -digits), 1.5e-15 * Math.Abs(value));
        Assert.NotNull(actual);
        Assert.True(Math.Abs(actual.Value - value) <= tolerance, string.Create(CultureInfo.InvariantCulture, $"{what}: {text} expected, {actual:R} computed"));
    }

    public static void Same(double expected, int digits, double? actual, string what = "value") =>
        Assert.True(actual is { } value && Math.Abs(value - expected) <= 0.5000001 * Math.Pow(10, -digits), string.Create(CultureInfo.InvariantCulture, $"{what}: {expected:R} expected, {actual:R} computed"));

    /// <summary>A row a rater, a column an item, <c>null</c> for no rating.</summary>
    public static RatingTable ByRater(JsonElement rows) => RatingTable.Create(
        from row in rows.EnumerateArray().Select((r, i) => (Rater: i, Cells: r))
        from cell in row.Cells.EnumerateArray().Select((c, i) => (Item: i, Value: c))
        where cell.Value.ValueKind != JsonValueKind.Null
        select new Rating(Text(cell.Item), Text(row.Rater), cell.Value.GetRawText()));

    /// <summary>A row an item, a column a rater.</summary>
    public static RatingTable ByItem(JsonElement rows) => RatingTable.Create(
        from row in rows.EnumerateArray().Select((r, i) => (Item: i, Cells: r))
        from cell in row.Cells.EnumerateArray().Select((c, i) => (Rater: i, Value: c))
        select new Rating(Text(row.Item), Text(cell.Rater), cell.Value.GetRawText()));

    /// <summary>Rater, item, label.</summary>
    public static RatingTable Triples(JsonElement triples) => RatingTable.Create(
        triples.EnumerateArray().Select(t => new Rating(t[1].GetString()!, t[0].GetString()!, t[2].GetString()!)));

    public static double[][] Rows(JsonElement rows) => [.. rows.EnumerateArray().Select(r => r.EnumerateArray().Select(c => c.GetDouble()).ToArray())];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
