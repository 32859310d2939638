using SkiaSharp;

namespace GenAiMeasures.Labeling.Drawing;

internal static class MarkPainter
{
    private const int Samples = 32;

    // Draws onto the stored pixels so that the mark stands upright where it should in the image as it is shown. Returns the
    // height of its ink.
    internal static int Paint(SKBitmap bitmap, ImageOrientation orientation, DrawingOptions options)
    {
        (int width, int height) = orientation.Shown(bitmap.Width, bitmap.Height);
        using SKPath unit = GlyphSet.Compose(options.Text, 1);
        int least = MarkLayout.LeastHeight(width, height, options, unit.TightBounds.Width / unit.TightBounds.Height);
        using MarkInk ink = MarkInk.Fit(options.Text, least);
        MarkLayout layout = MarkLayout.Of(width, height, ink, options.Position);
        SKMatrix toStored = orientation.ToStored(bitmap.Width, bitmap.Height);
        MarkColours colours = MarkColours.Of(Sample(bitmap, toStored, layout.Area));

        using var canvas = new SKCanvas(bitmap);
        canvas.SetMatrix(toStored);
        using var paint = new SKPaint { IsAntialias = true };
        if (colours.NeedsPlate)
        {
            paint.Color = colours.Outline.WithAlpha(0xC0);
            canvas.DrawRoundRect(layout.Area, ink.Height / 4f, ink.Height / 4f, paint);
        }

        canvas.Translate(layout.Origin.X, layout.Origin.Y);
        paint.Style = SKPaintStyle.Stroke;
        paint.StrokeJoin = SKStrokeJoin.Round;
        paint.StrokeWidth = Math.Max(1, ink.Height / 8f);
        paint.Color = colours.Outline.WithAlpha(0x60);
        canvas.DrawPath(ink.Path, paint);
        paint.Style = SKPaintStyle.Fill;
        paint.Color = colours.Fill;
        canvas.DrawPath(ink.Path, paint);
        canvas.Flush();
        return ink.Height;
    }

    private static List<double> Sample(SKBitmap bitmap, SKMatrix toStored, SKRect area)
    {
        var luminances = new List<double>(Samples * Samples);
        float dx = Math.Max(1, area.Width / Samples);
        float dy = Math.Max(1, area.Height / Samples);
        for (float y = area.Top + (dy / 2); y < area.Bottom; y += dy)
        {
            for (float x = area.Left + (dx / 2); x < area.Right; x += dx)
            {
                SKPoint point = toStored.MapPoint(x, y);
                luminances.Add(MarkColours.Luminance(bitmap.GetPixel(
                    Math.Clamp((int)point.X, 0, bitmap.Width - 1), Math.Clamp((int)point.Y, 0, bitmap.Height - 1))));
            }
        }

        return luminances;
    }
}
