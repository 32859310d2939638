using System.Buffers.Binary;
using System.IO.Hashing;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace GenAiMeasures.Moderation;

// The bytes of a compiled lexicon as they are read: straight into the arrays that they fill, hashed while they are in the cache.
// Nothing read is to be trusted before IsWhole says so; lengths are checked against what is left, so that damage allocates nothing.
internal sealed class ImageInput(Stream stream, long length)
{
    private const int Piece = 1 << 17;

    private readonly XxHash128 _hash = new();
    private readonly byte[] _buffer = new byte[Piece];
    private long _unread = length - ImageFormat.HashLength;
    private int _position;
    private int _filled;

    // bytes of the body that were not handed out yet
    internal long Left => _unread + _filled - _position;

    // Throws InvalidDataException, as the others do, when the file ends before.
    internal int ReadInt() => BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)));

    internal string ReadText()
    {
        int count = ReadInt();
        return count is >= 0 and <= Piece ? Encoding.UTF8.GetString(Take(count)) : throw new InvalidDataException();
    }

    internal ReadOnlySpan<byte> Take(int count)
    {
        if (count > Left)
        {
            throw new InvalidDataException();
        }

        if (_filled - _position < count)
        {
            _buffer.AsSpan(_position, _filled - _position).CopyTo(_buffer);
            _filled -= _position;
            _position = 0;
            int more = (int)Math.Min(_unread, Piece - _filled);
            Fill(_buffer.AsSpan(_filled, more));
            _filled += more;
        }

        _position += count;
        return _buffer.AsSpan(_position - count, count);
    }

    internal T[] ReadArray<T>()
        where T : unmanaged
    {
        int count = ReadInt();
        if (count < 0 || (long)count * Unsafe.SizeOf<T>() > Left)
        {
            throw new InvalidDataException();
        }

        T[] items = GC.AllocateUninitializedArray<T>(count);
        Span<byte> bytes = MemoryMarshal.AsBytes(items.AsSpan());
        int buffered = Math.Min(bytes.Length, _filled - _position);
        _buffer.AsSpan(_position, buffered).CopyTo(bytes);
        _position += buffered;
        for (bytes = bytes[buffered..]; bytes.Length > 0;)
        {
            Span<byte> piece = bytes[..Math.Min(Piece, bytes.Length)];
            Fill(piece);
            bytes = bytes[piece.Length..];
        }

        return items;
    }

    // Whether everything was read and is what was written.
    internal bool IsWhole()
    {
        Span<byte> hash = stackalloc byte[ImageFormat.HashLength];
        return Left == 0 && stream.ReadAtLeast(hash, hash.Length, throwOnEndOfStream: false) == hash.Length && hash.SequenceEqual(_hash.GetCurrentHash());
    }

    private void Fill(Span<byte> bytes)
    {
        if (stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
        {
            throw new InvalidDataException();
        }

        _hash.Append(bytes);
        _unread -= bytes.Length;
    }
}
