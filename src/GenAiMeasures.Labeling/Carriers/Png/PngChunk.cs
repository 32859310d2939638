namespace GenAiMeasures.Labeling;

// a chunk; Offset is that of its length
internal readonly record struct PngChunk(uint Type, long Offset, int DataLength)
{
    internal long DataOffset => Offset + 8;

    internal long End => DataOffset + DataLength + 4;

    internal long Length => End - Offset;
}
