namespace GenAiMeasures.Labeling;

// a text of a TIFF structure; the offset counts from its header
internal readonly record struct ExifText(ushort Tag, int Offset, int Length)
{
    internal const ushort ImageDescription = 0x010E;
    internal const ushort UserComment = 0x9286;
}
