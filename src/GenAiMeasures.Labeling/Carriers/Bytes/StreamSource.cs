using System.Buffers;

namespace GenAiMeasures.Labeling;

// A stream that can seek, from the position it had. One window of it is in memory.
internal sealed class StreamSource(Stream stream) : ByteSource
{
    private const int WindowLength = 8 * 1024;

    // larger pieces copy no faster
    private const int CopyLength = 256 * 1024;

    private readonly long _start = stream.Position;
    private readonly long _length = Math.Max(0, stream.Length - stream.Position);
    private byte[] _window = new byte[WindowLength];
    private long _windowOffset;
    private int _windowLength;

    internal override long Length => _length;

    internal override ReadOnlySpan<byte> Peek(long offset, int length)
    {
        if (offset < 0 || offset >= _length)
        {
            return default;
        }

        length = (int)Math.Min(length, _length - offset);
        if (offset < _windowOffset || offset + length > _windowOffset + _windowLength)
        {
            Fill(offset, length);
        }

        return _window.AsSpan((int)(offset - _windowOffset), Math.Min(length, (int)(_windowOffset + _windowLength - offset)));
    }

    internal override void CopyTo(long offset, Span<byte> destination)
    {
        stream.Position = _start + offset;
        stream.ReadExactly(destination);
    }

    internal override async ValueTask CopyToAsync(long offset, long length, Stream output, CancellationToken cancellationToken)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent((int)Math.Min(length, CopyLength));
        try
        {
            stream.Position = _start + offset;
            while (length > 0)
            {
                Memory<byte> part = buffer.AsMemory(0, (int)Math.Min(length, buffer.Length));
                int read = await stream.ReadAsync(part, cancellationToken);
                if (read == 0)
                {
                    throw new EndOfStreamException("The content became shorter while it was copied.");
                }

                await output.WriteAsync(part[..read], cancellationToken);
                length -= read;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private void Fill(long offset, int length)
    {
        if (length > CarrierLimits.MaxBlock)
        {
            throw DamagedContentException.TooLarge();
        }

        if (length > _window.Length)
        {
            _window = new byte[length];
        }

        _windowOffset = offset;
        _windowLength = 0;
        stream.Position = _start + offset;
        int wanted = (int)Math.Min(_window.Length, _length - offset);
        _windowLength = stream.ReadAtLeast(_window.AsSpan(0, wanted), wanted, throwOnEndOfStream: false);
    }
}
