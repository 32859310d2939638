using System.Buffers.Binary;
using System.Text;

namespace GenAiMeasures.Labeling;

/// <summary>The directory of a ZIP file, with ZIP64 and data descriptors. Entries are read by the directory only, and each may have its bytes to itself.</summary>
internal sealed class ZipFile
{
    private const int EndLength = 22;
    private const int MaxComment = 65535;
    private const int MaxEntries = 65535;

    private readonly ByteSource _content;
    private int _count;

    private ZipFile(ByteSource content) => _content = content;

    internal List<ZipEntry> Entries { get; } = [];

    internal long DirectoryOffset { get; private set; }

    internal long DirectoryLength { get; private set; }

    // of the record that ends the directory
    internal long EndOffset { get; private set; }

    internal bool IsLarge { get; private set; }

    internal static ZipFile Read(ByteSource content)
    {
        var zip = new ZipFile(content);
        zip.ReadEnd();
        zip.ReadDirectory();
        zip.FindEnds();
        return zip;
    }

    internal ZipEntry? Find(string name)
    {
        foreach (ZipEntry entry in Entries)
        {
            if (string.Equals(entry.Name, name, StringComparison.OrdinalIgnoreCase))
            {
                return entry;
            }
        }

        return null;
    }

    internal byte[] ReadPart(ZipEntry entry)
    {
        if (entry.IsEncrypted)
        {
            throw new DamagedContentException("encrypted", "The package is encrypted", "该文件已加密", LabelFailure.Encrypted);
        }

        if (entry.CompressedLength > CarrierLimits.MaxBlock)
        {
            throw DamagedContentException.TooLarge();
        }

        ReadOnlySpan<byte> data = _content.Need(entry.DataOffset, entry.CompressedLength);
        byte[] plain = entry.Method switch
        {
            0 => data.ToArray(),
            8 => Inflated.Deflate(data),
            _ => throw DamagedContentException.Malformed("a part is compressed in an unknown way"),
        };
        return plain.Length == entry.Length && Crc32.Compute(plain) == entry.Crc
            ? plain
            : throw DamagedContentException.Malformed("a part does not fit its checksum");
    }

    private void ReadEnd()
    {
        int length = (int)Math.Min(_content.Length, EndLength + MaxComment);
        ReadOnlySpan<byte> tail = _content.Need(_content.Length - length, length);
        for (int at = tail.Length - EndLength; at >= 0; at--)
        {
            // a comment fills the rest exactly; a package that was cut has no such place
            if (tail[at] == 'P' && tail[at..].StartsWith("PK\x05\x06"u8) && BinaryPrimitives.ReadUInt16LittleEndian(tail[(at + 20)..]) == tail.Length - at - EndLength)
            {
                EndOffset = _content.Length - length + at;
                ReadOnlySpan<byte> end = tail[at..];
                _count = BinaryPrimitives.ReadUInt16LittleEndian(end[10..]);
                DirectoryLength = BinaryPrimitives.ReadUInt32LittleEndian(end[12..]);
                DirectoryOffset = BinaryPrimitives.ReadUInt32LittleEndian(end[16..]);
                ReadLargeEnd();
                return;
            }
        }

        throw DamagedContentException.Truncated();
    }

    private void ReadLargeEnd()
    {
        if (EndOffset < 20 || !_content.Need(EndOffset - 20, 20).StartsWith("PK\x06\x07"u8))
        {
            return;
        }

        long at = (long)BinaryPrimitives.ReadUInt64LittleEndian(_content.Need(EndOffset - 12, 8));
        ReadOnlySpan<byte> end = _content.Need(at, 56);
        if (!end.StartsWith("PK\x06\x06"u8))
        {
            throw DamagedContentException.Malformed("the ZIP64 directory is not where it should be");
        }

        IsLarge = true;
        DirectoryLength = (long)BinaryPrimitives.ReadUInt64LittleEndian(end[40..]);
        DirectoryOffset = (long)BinaryPrimitives.ReadUInt64LittleEndian(end[48..]);
    }

    private void ReadDirectory()
    {
        _content.Need(DirectoryOffset, 0);
        if (DirectoryLength > CarrierLimits.MaxBlock || DirectoryOffset + DirectoryLength > EndOffset || DirectoryOffset < 0)
        {
            throw DamagedContentException.Malformed("the ZIP directory is outside the file");
        }

        long at = DirectoryOffset;
        while (at < DirectoryOffset + DirectoryLength)
        {
            if (Entries.Count == MaxEntries)
            {
                throw DamagedContentException.TooLarge();
            }

            ReadOnlySpan<byte> head = _content.Need(at, 46);
            if (!head.StartsWith("PK\x01\x02"u8))
            {
                throw DamagedContentException.Malformed("the ZIP directory holds something else");
            }

            int flags = BinaryPrimitives.ReadUInt16LittleEndian(head[8..]);
            int method = BinaryPrimitives.ReadUInt16LittleEndian(head[10..]);
            uint crc = BinaryPrimitives.ReadUInt32LittleEndian(head[16..]);
            long compressed = BinaryPrimitives.ReadUInt32LittleEndian(head[20..]);
            long length = BinaryPrimitives.ReadUInt32LittleEndian(head[24..]);
            int name = BinaryPrimitives.ReadUInt16LittleEndian(head[28..]);
            int extra = BinaryPrimitives.ReadUInt16LittleEndian(head[30..]);
            int comment = BinaryPrimitives.ReadUInt16LittleEndian(head[32..]);
            long offset = BinaryPrimitives.ReadUInt32LittleEndian(head[42..]);
            ReadOnlySpan<byte> record = _content.Need(at, 46L + name + extra + comment);
            ReadLargeSizes(record.Slice(46 + name, extra), ref length, ref compressed, ref offset);
            Entries.Add(new ZipEntry(Encoding.UTF8.GetString(record.Slice(46, name)), flags, method, crc, compressed, length, offset, at, record.Length));
            at += record.Length;
        }

        if (Entries.Count != _count && !IsLarge)
        {
            throw DamagedContentException.Malformed("the ZIP directory does not hold as many parts as it says");
        }
    }

    // where a size does not fit, the extra field has it
    private static void ReadLargeSizes(ReadOnlySpan<byte> extra, ref long length, ref long compressed, ref long offset)
    {
        while (extra.Length >= 4)
        {
            int size = BinaryPrimitives.ReadUInt16LittleEndian(extra[2..]);
            if (size > extra.Length - 4)
            {
                return;
            }

            if (BinaryPrimitives.ReadUInt16LittleEndian(extra) == 1)
            {
                ReadOnlySpan<byte> values = extra.Slice(4, size);
                Take(ref values, ref length);
                Take(ref values, ref compressed);
                Take(ref values, ref offset);
                return;
            }

            extra = extra[(4 + size)..];
        }
    }

    private static void Take(ref ReadOnlySpan<byte> values, ref long value)
    {
        if (value == uint.MaxValue && values.Length >= 8)
        {
            value = (long)BinaryPrimitives.ReadUInt64LittleEndian(values);
            values = values[8..];
        }
    }

    private void FindEnds()
    {
        long[] starts = [.. Entries.Select(e => e.Offset).Order(), DirectoryOffset];
        for (int i = 0; i < Entries.Count; i++)
        {
            ZipEntry entry = Entries[i];
            ReadOnlySpan<byte> head = _content.Need(entry.Offset, 30);
            if (!head.StartsWith("PK\x03\x04"u8))
            {
                throw DamagedContentException.Malformed("a part is not where the ZIP directory says");
            }

            int name = BinaryPrimitives.ReadUInt16LittleEndian(head[26..]);
            if (Encoding.UTF8.GetString(_content.Need(entry.Offset + 30, name)) != entry.Name)
            {
                throw DamagedContentException.Malformed("a part has two names");
            }

            head = _content.Need(entry.Offset, 30);
            long data = entry.Offset + 30 + BinaryPrimitives.ReadUInt16LittleEndian(head[26..]) + BinaryPrimitives.ReadUInt16LittleEndian(head[28..]);
            int next = Array.BinarySearch(starts, entry.Offset);
            while (next < starts.Length && starts[next] <= entry.Offset)
            {
                next++;
            }

            long end = next < starts.Length ? starts[next] : DirectoryOffset;
            if (entry.CompressedLength < 0 || data > end || entry.CompressedLength > end - data)
            {
                throw DamagedContentException.Malformed("a part reaches into another one");
            }

            Entries[i] = entry with { DataOffset = data, End = end };
        }
    }
}
