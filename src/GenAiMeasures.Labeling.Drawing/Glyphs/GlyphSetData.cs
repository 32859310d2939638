namespace GenAiMeasures.Labeling.Drawing;

internal sealed record GlyphSetData(
    string Name, int UnitsPerEm, string Copyright, string License, string LicenseFile, string Source, GlyphData[] Glyphs);
