using System.Globalization;
using System.Text;

namespace GenAiMeasures.Filing;

// Horizontal bars with their intervals and a limit, as SVG inside a page.
internal static class SvgChart
{
    private const int Row = 24;
    private const int LabelWidth = 220;
    private const int BarWidth = 460;
    private const int Width = LabelWidth + BarWidth + 200;

    internal static void Write(StringBuilder html, ChartBlock chart)
    {
        int height = (chart.Bars.Count * Row) + 30;
        html.Append(CultureInfo.InvariantCulture, $"<figure><figcaption>{HtmlWriter.Escape(chart.Name)}</figcaption><svg viewBox=\"0 0 {Width} {height}\" role=\"img\" font-size=\"12\" xmlns=\"http://www.w3.org/2000/svg\">\n");
        for (int i = 0; i < chart.Bars.Count; i++)
        {
            Bar(html, chart.Bars[i], i * Row);
        }

        if (chart.Limit is { } limit)
        {
            html.Append(CultureInfo.InvariantCulture, $"<line x1=\"{X(limit)}\" x2=\"{X(limit)}\" y1=\"0\" y2=\"{height - 24}\" stroke=\"#a33\" stroke-dasharray=\"4 3\"/><text x=\"{X(limit)}\" y=\"{height - 8}\" fill=\"#a33\" text-anchor=\"middle\">{DocumentNumber.Percent(limit)}</text>\n");
        }

        html.Append("</svg></figure>\n");
    }

    private static void Bar(StringBuilder html, ChartBar bar, int y)
    {
        int middle = y + 12;
        html.Append(CultureInfo.InvariantCulture, $"<text x=\"{LabelWidth - 8}\" y=\"{y + 16}\" text-anchor=\"end\">{HtmlWriter.Escape(bar.Label)}</text>")
            .Append(CultureInfo.InvariantCulture, $"<rect x=\"{LabelWidth}\" y=\"{y + 4}\" width=\"{X(bar.Value) - LabelWidth}\" height=\"16\" fill=\"#5b8cc0\"/>")
            .Append(CultureInfo.InvariantCulture, $"<line x1=\"{X(bar.Low)}\" x2=\"{X(bar.High)}\" y1=\"{middle}\" y2=\"{middle}\" stroke=\"#222\" stroke-width=\"2\"/>")
            .Append(CultureInfo.InvariantCulture, $"<text x=\"{LabelWidth + BarWidth + 8}\" y=\"{y + 16}\">{DocumentNumber.Percent(bar.Value)} {HtmlWriter.Escape(bar.Note)}</text>\n");
    }

    private static int X(double share) => LabelWidth + (int)Math.Round(Math.Clamp(share, 0, 1) * BarWidth, MidpointRounding.AwayFromZero);
}
