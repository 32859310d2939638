namespace GenAiMeasures.Labeling;

// a chunk of a WebP file; Offset is that of its name, Length includes the padding that is there
internal readonly record struct WebpChunk(uint Name, long Offset, long DataLength, long End)
{
    internal long DataOffset => Offset + 8;

    internal long Length => End - Offset;
}
