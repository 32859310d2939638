namespace GenAiMeasures.Labeling;

// The strokes of a text of our own glyphs, laid out for ink of a height. y grows downwards.
internal sealed class GlyphLayout
{
    private const double StrokeWidth = 0.09;
    private const double Spacing = 0.14;

    private GlyphLayout(List<double[]> strokes, double half, double width)
    {
        Strokes = strokes;
        Half = half;
        Width = width;
    }

    // each a line through points, x and y in turn
    internal IReadOnlyList<double[]> Strokes { get; }

    // half the width of a stroke
    internal double Half { get; }

    // from the origin to the right edge of the ink
    internal double Width { get; }

    // margin: what stands free before and above the ink
    internal static GlyphLayout Of(string text, double inkHeight, double leastHalf, double margin)
    {
        double half = Math.Max(leastHalf, StrokeWidth * inkHeight / 2);
        double scale = (inkHeight - (2 * half)) / 100;
        double offset = half + margin;
        var strokes = new List<double[]>();
        double pen = offset;
        foreach (char character in text)
        {
            VideoLabelData.GlyphData glyph = Array.Find(VideoLabelData.Current.Glyphs, g => g.Character[0] == character)
                ?? throw new InvalidOperationException("There is no glyph for a character of the mark.");
            foreach (double[] stroke in glyph.Strokes)
            {
                double[] points = new double[stroke.Length];
                for (int i = 0; i + 1 < stroke.Length; i += 2)
                {
                    points[i] = pen + (stroke[i] * scale);
                    points[i + 1] = offset + (stroke[i + 1] * scale);
                }

                strokes.Add(points);
            }

            pen += (glyph.Width * scale) + (Spacing * inkHeight) + (2 * half);
        }

        return new GlyphLayout(strokes, half, pen - (Spacing * inkHeight) - half);
    }
}
