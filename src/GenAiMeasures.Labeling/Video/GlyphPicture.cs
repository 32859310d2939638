namespace GenAiMeasures.Labeling;

// A text of our own glyphs as pixels: white with a dark rim, so that it is legible on anything.
internal sealed class GlyphPicture
{
    private const double RimWidth = 0.05;

    private GlyphPicture(byte[] pixels, int width, int height, int inkHeight)
    {
        Pixels = pixels;
        Width = width;
        Height = height;
        InkHeight = inkHeight;
    }

    // red, green, blue, opacity
    internal byte[] Pixels { get; }

    internal int Width { get; }

    internal int Height { get; }

    internal int InkHeight { get; }

    internal static GlyphPicture Draw(string text, int inkHeight)
    {
        double rim = Math.Max(1, RimWidth * inkHeight);
        GlyphLayout layout = GlyphLayout.Of(text, inkHeight, leastHalf: 0.75, rim);
        double half = layout.Half;
        var lines = new List<(double X1, double Y1, double X2, double Y2)>();
        foreach (double[] stroke in layout.Strokes)
        {
            for (int i = 0; i + 3 < stroke.Length; i += 2)
            {
                lines.Add((stroke[i], stroke[i + 1], stroke[i + 2], stroke[i + 3]));
            }
        }

        int width = (int)Math.Ceiling(layout.Width + rim);
        int height = (int)Math.Ceiling(inkHeight + (2 * rim));
        byte[] pixels = new byte[width * height * 4];
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                double distance = Distance(lines, x + 0.5, y + 0.5);
                double ink = Math.Clamp(half - distance + 0.5, 0, 1);
                double dark = Math.Clamp(half + rim - distance + 0.5, 0, 1) * 0.8;
                double opacity = ink + (dark * (1 - ink));
                byte tone = (byte)Math.Round(opacity > 0 ? 255 * ink / opacity : 0);
                Span<byte> pixel = pixels.AsSpan(((y * width) + x) * 4, 4);
                pixel[..3].Fill(tone);
                pixel[3] = (byte)Math.Round(255 * opacity);
            }
        }

        return new GlyphPicture(pixels, width, height, inkHeight);
    }

    private static double Distance(List<(double X1, double Y1, double X2, double Y2)> lines, double x, double y)
    {
        double nearest = double.MaxValue;
        foreach ((double x1, double y1, double x2, double y2) in lines)
        {
            double dx = x2 - x1;
            double dy = y2 - y1;
            double t = Math.Clamp((((x - x1) * dx) + ((y - y1) * dy)) / ((dx * dx) + (dy * dy)), 0, 1);
            double ex = x - x1 - (t * dx);
            double ey = y - y1 - (t * dy);
            nearest = Math.Min(nearest, (ex * ex) + (ey * ey));
        }

        return Math.Sqrt(nearest);
    }
}
