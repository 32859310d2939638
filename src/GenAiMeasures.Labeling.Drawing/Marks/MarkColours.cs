using SkiaSharp;

namespace GenAiMeasures.Labeling.Drawing;

// Chosen by what is under the mark: the fill that stands out more, an outline of the other, and a plate where the ground is
// uneven. On an even ground the contrast is 4.5 : 1 at least, whatever its colour.
internal readonly record struct MarkColours(SKColor Fill, SKColor Outline, bool NeedsPlate)
{
    // relative luminance at which white and black stand out alike
    private const double Middle = 0.179;

    private const double Uneven = 0.08;

    internal static MarkColours Of(List<double> luminances)
    {
        double mean = luminances.Count == 0 ? 0 : luminances.Average();
        double deviation = luminances.Count == 0 ? 0 : Math.Sqrt(luminances.Average(l => (l - mean) * (l - mean)));
        return mean < Middle
            ? new(SKColors.White, SKColors.Black, deviation > Uneven)
            : new(SKColors.Black, SKColors.White, deviation > Uneven);
    }

    // WCAG 2: relative luminance of a colour over white
    internal static double Luminance(SKColor colour)
    {
        double alpha = colour.Alpha / 255.0;
        return (0.2126 * Linear(colour.Red)) + (0.7152 * Linear(colour.Green)) + (0.0722 * Linear(colour.Blue));

        double Linear(byte value)
        {
            double c = (value / 255.0 * alpha) + 1 - alpha;
            return c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
        }
    }
}
