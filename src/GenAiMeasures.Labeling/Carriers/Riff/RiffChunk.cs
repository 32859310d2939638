namespace GenAiMeasures.Labeling;

// a chunk of a RIFF file: its name, where its header begins, and how long its data are
internal readonly record struct RiffChunk(uint Id, long Offset, long Length)
{
    internal const int HeaderLength = 8;

    internal long DataOffset => Offset + HeaderLength;

    internal long DataEnd => DataOffset + Length;

    // with the byte that makes odd lengths even
    internal long End => DataEnd + (Length & 1);

    internal long TotalLength => End - Offset;
}
