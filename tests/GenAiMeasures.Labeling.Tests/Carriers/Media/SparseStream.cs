namespace GenAiMeasures.Labeling.Tests;

/// <summary>A stream of any length that holds a few pieces and zeros between them, and counts what is read of it.</summary>
internal sealed class SparseStream(long length, params (long Offset, byte[] Bytes)[] pieces) : Stream
{
    public long BytesRead { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position { get; set; }

    public override int Read(Span<byte> buffer)
    {
        int count = (int)Math.Max(0, Math.Min(buffer.Length, length - Position));
        buffer = buffer[..count];
        buffer.Clear();
        foreach ((long offset, byte[] bytes) in pieces)
        {
            long from = Math.Max(offset, Position);
            long to = Math.Min(offset + bytes.Length, Position + count);
            if (from < to)
            {
                bytes.AsSpan((int)(from - offset), (int)(to - from)).CopyTo(buffer[(int)(from - Position)..]);
            }
        }

        Position += count;
        BytesRead += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Current => Position + offset,
        SeekOrigin.End => length + offset,
        _ => offset,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
