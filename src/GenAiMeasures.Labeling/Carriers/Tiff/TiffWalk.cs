using System.Buffers.Binary;

namespace GenAiMeasures.Labeling;

// The directories of a TIFF, BigTIFF or DNG file, in both byte orders. Image data are not read, only that they are inside the file.
internal sealed class TiffWalk
{
    private const int MaxDirectories = 512;
    private const int MaxEntries = 65535;

    private readonly ByteSource _content;
    private readonly bool _isBigEndian;

    internal TiffWalk(ByteSource content)
    {
        _content = content;
        ReadOnlySpan<byte> head = content.Need(0, 8);
        _isBigEndian = head[0] == 'M';
        IsLarge = head[2] == 43 || head[3] == 43;
        if (IsLarge && (ReadUInt16(4) != 8 || ReadUInt16(6) != 0))
        {
            throw DamagedContentException.Malformed("the head of the BigTIFF file");
        }

        PointerOffset = IsLarge ? 8 : 4;
    }

    internal bool IsLarge { get; }

    // where the offset of the first directory stands
    internal int PointerOffset { get; }

    internal int PointerLength => IsLarge ? 8 : 4;

    internal int EntryLength => IsLarge ? 20 : 12;

    internal static bool Matches(ReadOnlySpan<byte> head) =>
        head is [(byte)'I', (byte)'I', 42 or 43, 0, ..] or [(byte)'M', (byte)'M', 0, 42 or 43, ..];

    internal List<TiffDirectory> Read()
    {
        var directories = new List<TiffDirectory>();
        var waiting = new Queue<(long Offset, bool IsMain)>();
        var seen = new HashSet<long>();
        waiting.Enqueue((ReadPointer(PointerOffset), true));
        while (waiting.TryDequeue(out (long Offset, bool IsMain) next))
        {
            if (next.Offset == 0 || !seen.Add(next.Offset))
            {
                continue;
            }

            if (directories.Count == MaxDirectories)
            {
                throw DamagedContentException.Malformed("there are too many directories");
            }

            TiffDirectory directory = ReadDirectory(next.Offset, next.IsMain);
            directories.Add(directory);
            waiting.Enqueue((directory.Next, false));
            foreach (TiffEntry entry in directory.Entries)
            {
                if (entry.Tag is TiffEntry.SubDirectories or TiffEntry.ExifDirectory && entry.Unit >= 4 && entry.Count <= MaxDirectories)
                {
                    for (int i = 0; i < entry.Count; i++)
                    {
                        waiting.Enqueue((ReadNumber(entry, i), false));
                    }
                }
            }
        }

        return directories.Count > 0 ? directories : throw DamagedContentException.Malformed("there is no directory");
    }

    internal ReadOnlySpan<byte> Value(TiffEntry entry) => _content.Need(entry.ValueOffset, entry.Length);

    // whether the strips and tiles of a directory are inside the file
    internal bool HasImage(TiffDirectory directory) =>
        IsInside(directory.Find(TiffEntry.StripOffsets), directory.Find(TiffEntry.StripLengths))
        && IsInside(directory.Find(TiffEntry.TileOffsets), directory.Find(TiffEntry.TileLengths));

    internal byte[] Pointer(long value)
    {
        byte[] bytes = new byte[PointerLength];
        if (IsLarge)
        {
            WriteUInt64(bytes, (ulong)value);
        }
        else if (value <= uint.MaxValue)
        {
            WriteUInt32(bytes, (uint)value);
        }
        else
        {
            throw new DamagedContentException("too_large", "The file would be larger than TIFF allows", "文件超出 TIFF 大小上限", LabelFailure.TooLarge);
        }

        return bytes;
    }

    // An entry for a value of bytes that stands elsewhere.
    internal byte[] Entry(ushort tag, ushort type, long count, long valueOffset)
    {
        byte[] entry = new byte[EntryLength];
        WriteUInt16(entry, tag);
        WriteUInt16(entry.AsSpan(2), type);
        Pointer(count).CopyTo(entry, 4);
        Pointer(valueOffset).CopyTo(entry, 4 + PointerLength);
        return entry;
    }

    internal byte[] Count(int count)
    {
        byte[] bytes = new byte[IsLarge ? 8 : 2];
        if (IsLarge)
        {
            WriteUInt64(bytes, (ulong)count);
        }
        else
        {
            WriteUInt16(bytes, checked((ushort)count));
        }

        return bytes;
    }

    private TiffDirectory ReadDirectory(long at, bool isMain)
    {
        long count = IsLarge ? checked((long)Math.Min(ReadUInt64(at), long.MaxValue)) : ReadUInt16(at);
        if (count > MaxEntries || count == 0)
        {
            throw DamagedContentException.Malformed("a directory has no plausible number of entries");
        }

        long first = at + (IsLarge ? 8 : 2);
        _content.Need(first, (count * EntryLength) + PointerLength);
        var entries = new List<TiffEntry>((int)count);
        for (int i = 0; i < count; i++)
        {
            long offset = first + ((long)i * EntryLength);
            var entry = new TiffEntry(ReadUInt16(offset), ReadUInt16(offset + 2), ReadPointer(offset + 4), offset, offset + 4 + PointerLength);
            entries.Add(entry.Length > PointerLength || entry.Length < 0 ? entry with { ValueOffset = ReadPointer(entry.ValueOffset) } : entry);
        }

        return new TiffDirectory(at, isMain, entries, ReadPointer(first + (count * EntryLength)));
    }

    private bool IsInside(TiffEntry? offsets, TiffEntry? lengths)
    {
        if (offsets is not { } at || lengths is not { } length)
        {
            return true;
        }

        if (at.Count != length.Count || at.Length is < 0 or > CarrierLimits.MaxBlock)
        {
            return false;
        }

        for (int i = 0; i < at.Count; i++)
        {
            long start = ReadNumber(at, i);
            long size = ReadNumber(length, i);
            if (start > _content.Length || size > _content.Length - start)
            {
                return false;
            }
        }

        return true;
    }

    private long ReadNumber(TiffEntry entry, int index)
    {
        long at = entry.ValueOffset + ((long)index * entry.Unit);
        return entry.Unit switch
        {
            2 => ReadUInt16(at),
            4 => ReadUInt32(at),
            8 => (long)Math.Min(ReadUInt64(at), long.MaxValue),
            _ => 0,
        };
    }

    private long ReadPointer(long at) => IsLarge ? (long)Math.Min(ReadUInt64(at), long.MaxValue) : ReadUInt32(at);

    private ushort ReadUInt16(long at) => _isBigEndian
        ? BinaryPrimitives.ReadUInt16BigEndian(_content.Need(at, 2)) : BinaryPrimitives.ReadUInt16LittleEndian(_content.Need(at, 2));

    private uint ReadUInt32(long at) => _isBigEndian
        ? BinaryPrimitives.ReadUInt32BigEndian(_content.Need(at, 4)) : BinaryPrimitives.ReadUInt32LittleEndian(_content.Need(at, 4));

    private ulong ReadUInt64(long at) => _isBigEndian
        ? BinaryPrimitives.ReadUInt64BigEndian(_content.Need(at, 8)) : BinaryPrimitives.ReadUInt64LittleEndian(_content.Need(at, 8));

    private void WriteUInt16(Span<byte> bytes, ushort value)
    {
        if (_isBigEndian)
        {
            BinaryPrimitives.WriteUInt16BigEndian(bytes, value);
        }
        else
        {
            BinaryPrimitives.WriteUInt16LittleEndian(bytes, value);
        }
    }

    private void WriteUInt32(Span<byte> bytes, uint value)
    {
        if (_isBigEndian)
        {
            BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        }
        else
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        }
    }

    private void WriteUInt64(Span<byte> bytes, ulong value)
    {
        if (_isBigEndian)
        {
            BinaryPrimitives.WriteUInt64BigEndian(bytes, value);
        }
        else
        {
            BinaryPrimitives.WriteUInt64LittleEndian(bytes, value);
        }
    }
}
