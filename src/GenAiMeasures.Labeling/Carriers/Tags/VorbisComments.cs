using System.Buffers.Binary;
using System.Text;

namespace GenAiMeasures.Labeling;

// The comments of FLAC, Vorbis, Opus, Speex and Theora: vendor, entries NAME=value, and what an encoder put behind them.
internal static class VorbisComments
{
    internal const string Place = "comment AIGC";
    private const int MaxStray = 64 * 1024;

    // every label in a comment block
    internal static void Read(CarrierRead read, ReadOnlySpan<byte> block, long offset, long length, bool isNormative)
    {
        int position = SkipVendor(block, out uint count);
        int entries = position;
        for (uint i = 0; i < count; i++)
        {
            ReadOnlySpan<byte> entry = Next(block, ref position);
            ReadEntry(read, entry, offset, length, isNormative);
        }

        // entries that the counts do not reach
        if (StrayLabel.FindWord(block[..entries]) >= 0 || StrayLabel.FindWord(block[position..]) >= 0)
        {
            throw DamagedContentException.Malformed("its comments speak of a label outside of their entries");
        }
    }

    // The block with the label, or with none. Other entries stay byte for byte, and so does what follows them.
    internal static byte[] Write(ByteSource content, ReadOnlySpan<byte> block, AigcLabel? label)
    {
        int position = SkipVendor(block, out uint count);
        int vendor = position - 4;
        using var entries = new MemoryStream();
        uint kept = 0;
        for (uint i = 0; i < count; i++)
        {
            int start = position;
            ReadOnlySpan<byte> entry = Next(block, ref position);
            if (!ReadEntry(new CarrierRead(content, ""), entry, 0, 0, isNormative: false))
            {
                entries.Write(block[start..position]);
                kept++;
            }
        }

        if (label is not null)
        {
            byte[] text = Encoding.UTF8.GetBytes("AIGC=" + label.ToJson());
            WriteUInt32(entries, (uint)text.Length);
            entries.Write(text);
            kept++;
        }

        using var whole = new MemoryStream();
        whole.Write(block[..vendor]);
        WriteUInt32(whole, kept);
        entries.WriteTo(whole);
        whole.Write(block[position..]);
        return whole.ToArray();
    }

    internal static byte[] Empty()
    {
        byte[] vendor = "GenAiMeasures"u8.ToArray();
        byte[] block = new byte[4 + vendor.Length + 4];
        BinaryPrimitives.WriteUInt32LittleEndian(block, (uint)vendor.Length);
        vendor.CopyTo(block, 4);
        return block;
    }

    private static bool ReadEntry(CarrierRead read, ReadOnlySpan<byte> entry, long offset, long length, bool isNormative)
    {
        int before = read.SiteCount;
        int equals = entry.IndexOf((byte)'=');
        if (equals == 4 && FourCc.IsAigc(FourCc.Of(entry)))
        {
            if (!read.AddUtf8(Place, isNormative, offset, length, entry[5..], isKeyed: true))
            {
                read.AddUnreadable(Place, isNormative, offset, length);
            }
        }
        else if (entry.Length <= MaxStray)
        {
            read.AddUnknown("comment", offset, length, entry);
        }

        return read.SiteCount > before;
    }

    private static int SkipVendor(ReadOnlySpan<byte> block, out uint count)
    {
        int position = 0;
        _ = Next(block, ref position);
        if (block.Length - position < 4)
        {
            throw DamagedContentException.Truncated();
        }

        count = BinaryPrimitives.ReadUInt32LittleEndian(block[position..]);
        position += 4;

        // an entry has at least its own length
        return count <= (block.Length - position) / 4 ? position : throw DamagedContentException.Malformed("there are fewer comments than they say");
    }

    private static ReadOnlySpan<byte> Next(ReadOnlySpan<byte> block, ref int position)
    {
        if (block.Length - position < 4)
        {
            throw DamagedContentException.Truncated();
        }

        uint length = BinaryPrimitives.ReadUInt32LittleEndian(block[position..]);
        if (length > block.Length - position - 4)
        {
            throw DamagedContentException.Malformed("a comment is longer than the block it stands in");
        }

        ReadOnlySpan<byte> entry = block.Slice(position + 4, (int)length);
        position += 4 + (int)length;
        return entry;
    }

    private static void WriteUInt32(MemoryStream stream, uint value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        stream.Write(bytes);
    }
}
