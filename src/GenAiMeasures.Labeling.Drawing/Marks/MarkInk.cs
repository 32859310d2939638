using SkiaSharp;

namespace GenAiMeasures.Labeling.Drawing;

// The text at a size at which its rendered ink is high enough: measured on pixels, not computed from the em.
internal sealed class MarkInk : IDisposable
{
    private MarkInk(SKPath path, int height)
    {
        Path = path;
        Bounds = path.TightBounds;
        Height = height;
    }

    // in pixels, y downwards
    internal SKPath Path { get; }

    internal SKRect Bounds { get; }

    // rows in which at least one pixel is covered by half
    internal int Height { get; }

    internal static MarkInk Fit(string text, int least)
    {
        float size = SizeFor(text, least, out int height);
        return new MarkInk(GlyphSet.Compose(text, size), height);
    }

    private static float SizeFor(string text, int least, out int height)
    {
        float size;
        using (SKPath unit = GlyphSet.Compose(text, 1))
        {
            size = least / unit.TightBounds.Height;
        }

        while (true)
        {
            using SKPath path = GlyphSet.Compose(text, size);
            height = MeasureRows(path, path.TightBounds);
            if (height >= least)
            {
                return size;
            }

            size *= Math.Clamp((least + 0.5f) / Math.Max(height, 1), 1.01f, 1.5f);
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
