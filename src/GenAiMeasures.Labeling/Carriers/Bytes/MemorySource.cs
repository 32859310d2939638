namespace GenAiMeasures.Labeling;

internal sealed class MemorySource(ReadOnlyMemory<byte> content) : ByteSource
{
    internal override long Length => content.Length;

    internal override ReadOnlySpan<byte> Peek(long offset, int length)
    {
        ReadOnlySpan<byte> span = content.Span;
        if ((ulong)offset >= (ulong)span.Length)
        {
            return default;
        }

        span = span[(int)offset..];
        return length < span.Length ? span[..length] : span;
    }

    internal override void CopyTo(long offset, Span<byte> destination) =>
        content.Span.Slice((int)offset, destination.Length).CopyTo(destination);

    internal override async ValueTask CopyToAsync(long offset, long length, Stream output, CancellationToken cancellationToken) =>
        await output.WriteAsync(content.Slice((int)offset, (int)length), cancellationToken);
}
