namespace GenAiMeasures.Labeling.Drawing;

// one outline: SVG path data, y upwards, in units of the em
internal sealed record GlyphData(string Char, int Advance, string Path);
