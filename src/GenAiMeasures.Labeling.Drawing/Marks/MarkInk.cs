using SkiaSharp;

namespace GenAiMeasures.Labeling.Drawing;

// The text at a size at which its rendered ink is high enough: measured on pixels, not computed from the em.
internal sealed class MarkInk : IDisposable
{
    private MarkInk(SKPath path, SKRect bounds, int height)
    {
        Path = path;
        Bounds = bounds;
        Height = height;
    }

    // in pixels, y downwards
    internal SKPath Path { get; }

    internal SKRect Bounds { get; }

    // rows in which at least one pixel is covered by half
    internal int Height { get; }

    internal static MarkInk Fit(string text, int least)
    {
        using SKPath unit = GlyphSet.Compose(text);
        float size = least / unit.TightBounds.Height;
        while (true)
        {
            var path = new SKPath();
            unit.Transform(SKMatrix.CreateScale(size, size), path);
            SKRect bounds = path.TightBounds;
            int height = MeasureRows(path, bounds);
            if (height >= least)
            {
                return new MarkInk(path, bounds, height);
            }

            path.Dispose();
            size *= (least + 0.5f) / Math.Max(height, 1) is var factor && factor is > 1f and < 1.5f ? factor : 1.02f;
        }
    }

    public void Dispose() => Path.Dispose();

    internal static int MeasureRows(SKPath path, SKRect bounds)
    {
        int width = (int)MathF.Ceiling(bounds.Width) + 2;
        int height = (int)MathF.Ceiling(bounds.Height) + 2;
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Alpha8, SKAlphaType.Premul));
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.Transparent);
        canvas.Translate(1 - bounds.Left, 1 - bounds.Top);
        using var paint = new SKPaint { IsAntialias = true, Color = SKColors.Black };
        canvas.DrawPath(path, paint);
        canvas.Flush();

        ReadOnlySpan<byte> alpha = bitmap.GetPixelSpan();
        int first = -1;
        int last = -1;
        for (int y = 0; y < height; y++)
        {
            if (alpha.Slice(y * bitmap.RowBytes, width).ContainsAnyInRange((byte)128, (byte)255))
            {
                first = first < 0 ? y : first;
                last = y;
            }
        }

        return first < 0 ? 0 : last - first + 1;
    }
}
