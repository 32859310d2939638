using System.Buffers.Binary;

namespace GenAiMeasures.Labeling;

/// <summary>
/// A content as carriers see it: any part of it, at any offset, without copying where it is in memory. A span that <see cref="Peek"/>
/// returned is valid until the next call. Not thread-safe.
/// </summary>
internal abstract class ByteSource
{
    internal abstract long Length { get; }

    // the bytes at an offset, fewer at the content's end and none beyond; throws DamagedContentException for more than MaxBlock
    internal abstract ReadOnlySpan<byte> Peek(long offset, int length);

    internal abstract void CopyTo(long offset, Span<byte> destination);

    internal abstract ValueTask CopyToAsync(long offset, long length, Stream output, CancellationToken cancellationToken);

    // exactly so many bytes, or the content is damaged
    internal ReadOnlySpan<byte> Need(long offset, long length)
    {
        if (offset < 0 || length < 0 || length > Length - offset)
        {
            throw DamagedContentException.Truncated();
        }

        if (length > CarrierLimits.MaxBlock)
        {
            throw DamagedContentException.TooLarge();
        }

        return Peek(offset, (int)length);
    }

    internal byte[] Copy(long offset, long length) => Need(offset, length).ToArray();

    internal byte ReadByte(long offset) => Need(offset, 1)[0];

    internal uint ReadUInt32BigEndian(long offset) => BinaryPrimitives.ReadUInt32BigEndian(Need(offset, 4));

    internal uint ReadUInt32LittleEndian(long offset) => BinaryPrimitives.ReadUInt32LittleEndian(Need(offset, 4));
}
