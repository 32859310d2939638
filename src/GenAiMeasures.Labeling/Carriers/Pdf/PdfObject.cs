namespace GenAiMeasures.Labeling;

// an object's value with the bytes it was read from; DataOffset is where its stream begins in the file, negative without one
internal sealed record PdfObject(PdfValue Value, byte[] Source, long DataOffset, long Offset)
{
    internal ReadOnlySpan<byte> Raw(PdfValue value) => Source.AsSpan(value.Start, value.End - value.Start);
}
