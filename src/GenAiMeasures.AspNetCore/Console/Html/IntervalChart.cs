using System.Globalization;

namespace GenAiMeasures.AspNetCore;

// Rates from 0 to 1 as bars, each with its interval as a line, and the limit across them. The numbers are in it as text.
internal static class IntervalChart
{
    private const int Row = 26;
    private const int LabelWidth = 190;
    private const int BarWidth = 240;
    private const int NoteWidth = 150;
    private const int Foot = 22;

    internal static Html Draw(string title, IReadOnlyList<IntervalBar> bars, double? limit = null)
    {
        int height = (bars.Count * Row) + (limit is null ? 0 : Foot);
        string spoken = title + ": " + string.Join(", ", bars.Select(b => $"{b.Label} {FilingWords.Percent(b.Rate)} [{FilingWords.Percent(b.Low)}, {FilingWords.Percent(b.High)}] {b.Note}"));
        return Html.Of($"""<svg class="chart wide-chart" viewBox="0 0 {LabelWidth + BarWidth + NoteWidth} {height}" role="img" aria-label="{spoken}">{Html.Join(bars.Select((b, i) => Bar(b, i * Row)))}{Limit(limit, height)}</svg>""");
    }

    private static Html Bar(IntervalBar bar, int y)
    {
        string label = LabelFit.Cut(bar.Label, LabelWidth - 10);
        double low = X(bar.Low);
        double high = X(bar.High);
        int middle = y + 13;
        return Html.Of($"""<text x="{LabelWidth - 10}" y="{y + 17}" class="bar-label">{label}</text><rect x="{LabelWidth}" y="{y + 6}" width="{Math.Max(X(bar.Rate) - LabelWidth, bar.Rate > 0 ? 2 : 0)}" height="14" rx="3" class="bar {bar.Tone}"/><path d="M{low} {middle - 5}V{middle + 5}M{low} {middle}H{high}M{high} {middle - 5}V{middle + 5}" class="interval"/><text x="{LabelWidth + BarWidth + 10}" y="{y + 17}" class="bar-value">{FilingWords.Percent(bar.Rate)} {bar.Note}</text>""");
    }

    private static Html Limit(double? limit, int height) => limit is { } at
        ? Html.Of($"""<path d="M{X(at)} 0V{height - Foot + 4}" class="limit"/><text x="{X(at)}" y="{height - 5}" class="limit-label">{(at * 100).ToString("0.#", CultureInfo.InvariantCulture)}%</text>""")
        : Html.Empty;

    private static double X(double share) => LabelWidth + Math.Round(Math.Clamp(share, 0, 1) * BarWidth, 1);
}
