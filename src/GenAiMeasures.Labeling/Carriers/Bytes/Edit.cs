namespace GenAiMeasures.Labeling;

// so many bytes of the content at an offset become these
internal readonly record struct Edit(long Offset, long Length, ReadOnlyMemory<byte> Bytes)
{
    internal long End => Offset + Length;
}
