using System.Buffers.Binary;

namespace GenAiMeasures.Storage.PostgreSql;

// Reads what JournalBuffer wrote, and never beyond its end: whoever reads asks once, at the end, whether anything was missing.
internal ref struct JournalScan(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _left = bytes;

    // what is left when everything was there
    internal readonly bool IsWhole => !IsBroken && _left.IsEmpty;

    internal bool IsBroken { get; private set; }

    internal byte Byte() => Take(1) is { IsEmpty: false } b ? b[0] : (byte)0;

    internal int Int32() => Take(4) is { IsEmpty: false } b ? BinaryPrimitives.ReadInt32BigEndian(b) : 0;

    internal long Int64() => Take(8) is { IsEmpty: false } b ? BinaryPrimitives.ReadInt64BigEndian(b) : 0;

    internal Guid Id() => Take(16) is { IsEmpty: false } b ? new Guid(b, bigEndian: true) : Guid.Empty;

    internal byte[] Block() => Take(Int32()).ToArray();

    internal byte[] Raw(int count) => Take(count).ToArray();

    // a number of things that take at least some bytes each: a number that cannot be is not allocated for
    internal int Count(int leastEach)
    {
        int count = Int32();
        if (count < 0 || (long)count * leastEach > _left.Length)
        {
            IsBroken = true;
            return 0;
        }

        return count;
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (IsBroken || count < 0 || count > _left.Length)
        {
            IsBroken = true;
            return default;
        }

        ReadOnlySpan<byte> taken = _left[..count];
        _left = _left[count..];
        return taken;
    }
}
