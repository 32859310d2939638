using System.Collections.Frozen;
using System.Text.Json;
using SkiaSharp;

namespace GenAiMeasures.Labeling.Drawing;

// The outlines that every label needs, so that an app in a container without fonts can draw one. Thread-safe: the parsed
// paths are only read.
internal static class GlyphSet
{
    private static readonly GlyphSetData Data = Read();

    private static readonly FrozenDictionary<char, (SKPath Path, float Advance)> Glyphs =
        Data.Glyphs.ToFrozenDictionary(g => g.Char[0], g => (SKPath.ParseSvgPathData(g.Path), (float)g.Advance / Data.UnitsPerEm));

    internal static string Copyright => Data.Copyright;

    internal static int Count => Glyphs.Count;

    // The first character that has no outline, or null. A blank needs none.
    internal static char? FindMissing(string text)
    {
        foreach (char c in text)
        {
            if (c != ' ' && !Glyphs.ContainsKey(c))
            {
                return c;
            }
        }

        return null;
    }

    // The text on a baseline at 0, y downwards, one em = size.
    internal static SKPath Compose(string text, float size)
    {
        using var builder = new SKPathBuilder();
        float x = 0;
        float scale = size / Data.UnitsPerEm;
        foreach (char c in text)
        {
            if (Glyphs.TryGetValue(c, out (SKPath Path, float Advance) glyph))
            {
                builder.AddPath(glyph.Path, new SKMatrix(scale, 0, x * size, 0, -scale, 0, 0, 0, 1), SKPathAddMode.Append);
                x += glyph.Advance;
            }
            else
            {
                x += 0.25f;
            }
        }

        return builder.Detach();
    }

    private static GlyphSetData Read()
    {
        using Stream stream = typeof(GlyphSet).Assembly.GetManifestResourceStream("glyphs.json")
            ?? throw new InvalidOperationException("GenAiMeasures.Labeling.Drawing was built without its data file 'glyphs.json'.");
        return JsonSerializer.Deserialize(stream, GlyphJsonContext.Default.GlyphSetData)
            ?? throw new InvalidOperationException("The data file 'glyphs.json' of GenAiMeasures.Labeling.Drawing is empty.");
    }
}
