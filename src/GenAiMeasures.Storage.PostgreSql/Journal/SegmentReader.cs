using Microsoft.Win32.SafeHandles;

namespace GenAiMeasures.Storage.PostgreSql;

// Reads the frames of one segment in order, each whole and with the number that follows, up to the first that is not.
internal sealed class SegmentReader : IDisposable
{
    private readonly SafeFileHandle _file;
    private readonly long _end;
    private readonly byte[] _header = new byte[JournalFrame.HeaderLength];
    private byte[] _frame = new byte[64 * 1024];
    private long _next;

    internal SegmentReader(string path, long firstGroup, long? end = null)
    {
        _file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        _end = Math.Min(end ?? long.MaxValue, RandomAccess.GetLength(_file));
        _next = firstGroup;
    }

    // where the next frame begins
    internal long Offset { get; private set; }

    // Null at the end, and at the first bytes that are not the next group: then Offset is not the segment's end.
    internal JournalGroup? Read()
    {
        if (!TryFrame(Offset, out ReadOnlySpan<byte> frame, out long number) || number != _next
            || JournalGroupCodec.Read(number, frame[JournalFrame.HeaderLength..]) is not { } group)
        {
            return null;
        }

        Offset += frame.Length;
        _next++;
        return group;
    }

    internal bool IsAtEnd => Offset == _end;

    // Whether a whole frame of a later group stands anywhere behind an offset. A torn end has none: nothing is written before what
    // stands before it is synced.
    internal bool HasLaterGroup(long after)
    {
        byte[] block = new byte[1024 * 1024];
        for (long at = after; at < _end; at += block.Length - JournalFrame.HeaderLength + 1)
        {
            int read = ReadAt(block, at);
            for (int i = 0; i + JournalFrame.HeaderLength <= read; i++)
            {
                if (JournalFrame.TryReadHeader(block.AsSpan(i, JournalFrame.HeaderLength), out _, out long number) && number >= _next
                    && TryFrame(at + i, out _, out _))
                {
                    return true;
                }
            }
        }

        return false;
    }

    public void Dispose() => _file.Dispose();

    private bool TryFrame(long offset, out ReadOnlySpan<byte> frame, out long number)
    {
        frame = default;
        if (ReadAt(_header, offset) < JournalFrame.HeaderLength || !JournalFrame.TryReadHeader(_header, out int length, out number)
            || length > _end - offset)
        {
            number = 0;
            return false;
        }

        if (_frame.Length < length)
        {
            _frame = new byte[length];
        }

        frame = _frame.AsSpan(0, length);
        return ReadAt(_frame.AsSpan(0, length), offset) == length && JournalFrame.IsWhole(frame);
    }

    private int ReadAt(Span<byte> bytes, long offset)
    {
        int read = 0;
        while (read < bytes.Length && offset + read < _end)
        {
            int got = RandomAccess.Read(_file, bytes[read..(int)Math.Min(bytes.Length, read + (_end - offset - read))], offset + read);
            if (got == 0)
            {
                break;
            }

            read += got;
        }

        return read;
    }
}
