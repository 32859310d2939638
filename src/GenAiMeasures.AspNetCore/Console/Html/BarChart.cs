using System.Globalization;

namespace GenAiMeasures.AspNetCore;

// A horizontal bar chart as SVG. The numbers are in it as text, so that it can be read without seeing it.
internal static class BarChart
{
    private const int Row = 24;
    private const int LabelWidth = 150;
    private const int BarWidth = 170;

    internal static Html Draw(string title, IReadOnlyList<(string Label, int Value, string Tone)> bars)
    {
        int most = Math.Max(1, bars.Count == 0 ? 1 : bars.Max(b => b.Value));
        int height = bars.Count * Row;
        Html rows = Html.Join(bars.Select((b, i) => Bar(b, i * Row, most)));
        return Html.Of($"""<svg class="chart" viewBox="0 0 {LabelWidth + BarWidth + 40} {height}" role="img" aria-label="{title + ": " + string.Join(", ", bars.Select(b => b.Label + " " + b.Value.ToString(CultureInfo.InvariantCulture)))}">{rows}</svg>""");
    }

    private static Html Bar((string Label, int Value, string Tone) bar, int y, int most)
    {
        double width = Math.Round((double)bar.Value / most * BarWidth, 1);
        string label = LabelFit.Cut(bar.Label, LabelWidth - 10);
        return Html.Of($"""<text x="{LabelWidth - 10}" y="{y + 16}" class="bar-label">{label}</text><rect x="{LabelWidth}" y="{y + 5}" width="{Math.Max(width, bar.Value > 0 ? 2 : 0)}" height="14" rx="3" class="bar {bar.Tone}"/><text x="{LabelWidth + width + 8}" y="{y + 16}" class="bar-value">{bar.Value}</text>""");
    }
}
