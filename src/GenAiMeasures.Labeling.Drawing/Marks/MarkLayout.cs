using SkiaSharp;

namespace GenAiMeasures.Labeling.Drawing;

// where the mark stands in the image as it is shown
internal readonly record struct MarkLayout(SKPoint Origin, SKRect Area)
{
    // The ink's height in pixels: the part of the shortest side, more for an image that is too small to read it, as far as it
    // is wide enough for that.
    internal static int LeastHeight(int width, int height, DrawingOptions options, float widthPerHeight)
    {
        int least = Math.Max(1, (int)Math.Ceiling((Math.Min(width, height) * options.TextHeight) - 1e-9));
        int fitting = (int)Math.Floor(Math.Min(width * 0.9 / widthPerHeight, height * 0.5));
        return Math.Max(least, Math.Min(options.LeastPixels, fitting));
    }

    internal static MarkLayout Of(int width, int height, MarkInk ink, MarkPosition position)
    {
        float margin = Math.Min(ink.Height / 2f, Math.Max(0, Math.Min(width - ink.Bounds.Width, height - ink.Bounds.Height) / 2f));

        // whole pixels: the ink is as high here as it was measured
        float left = MathF.Floor(position switch
        {
            MarkPosition.BottomLeft or MarkPosition.TopLeft => margin,
            MarkPosition.Bottom or MarkPosition.Top => (width - ink.Bounds.Width) / 2,
            _ => width - margin - ink.Bounds.Width,
        });
        float top = MathF.Floor(position is MarkPosition.TopLeft or MarkPosition.TopRight or MarkPosition.Top
            ? margin
            : height - margin - ink.Bounds.Height);
        left = Math.Max(left, 0);
        top = Math.Max(top, 0);
        float pad = ink.Height / 4f;
        var area = SKRect.Create(left - pad, top - pad, ink.Bounds.Width + (2 * pad), ink.Bounds.Height + (2 * pad));
        area.Intersect(SKRect.Create(width, height));
        return new(new SKPoint(left - ink.Bounds.Left, top - ink.Bounds.Top), area);
    }
}
