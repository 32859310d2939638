using System.Buffers.Binary;

namespace GenAiMeasures.Storage.PostgreSql;

// Numbers and bytes, big-endian, in one buffer that is kept from group to group.
internal sealed class JournalBuffer
{
    private byte[] _bytes = new byte[64 * 1024];

    internal int Length { get; private set; }

    internal Memory<byte> Written => _bytes.AsMemory(0, Length);

    internal void Clear() => Length = 0;

    internal Span<byte> Reserve(int count)
    {
        if (Length + count > _bytes.Length)
        {
            Array.Resize(ref _bytes, (int)Math.Min(Array.MaxLength, Math.Max((long)_bytes.Length * 2, Length + (long)count)));
        }

        Span<byte> room = _bytes.AsSpan(Length, count);
        Length += count;
        return room;
    }

    internal void Byte(byte value) => Reserve(1)[0] = value;

    internal void Int32(int value) => BinaryPrimitives.WriteInt32BigEndian(Reserve(4), value);

    internal void Int64(long value) => BinaryPrimitives.WriteInt64BigEndian(Reserve(8), value);

    internal void Id(Guid value) => value.TryWriteBytes(Reserve(16), bigEndian: true, out _);

    internal void Raw(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Reserve(bytes.Length));

    internal void Block(ReadOnlySpan<byte> bytes)
    {
        Int32(bytes.Length);
        Raw(bytes);
    }
}
