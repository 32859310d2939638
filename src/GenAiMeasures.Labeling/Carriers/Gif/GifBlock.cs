namespace GenAiMeasures.Labeling;

// a block of a GIF file from its first byte to the one behind its terminator
internal readonly record struct GifBlock(GifBlockKind Kind, long Offset, long End)
{
    internal long Length => End - Offset;
}
