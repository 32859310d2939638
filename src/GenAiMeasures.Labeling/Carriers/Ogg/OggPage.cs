using System.Buffers.Binary;

namespace GenAiMeasures.Labeling;

// a page of an Ogg file, by its header
internal sealed record OggPage(long Offset, int Flags, long Granule, uint Serial, uint Sequence, uint Crc, byte[] Lacing)
{
    internal const int HeaderLength = 27;
    internal const int Continued = 1;
    internal const int First = 2;

    internal long BodyOffset => Offset + HeaderLength + Lacing.Length;

    internal int BodyLength
    {
        get
        {
            int length = 0;
            foreach (byte lace in Lacing)
            {
                length += lace;
            }

            return length;
        }
    }

    internal long End => BodyOffset + BodyLength;

    internal bool EndsPacket => Lacing.Length > 0 && Lacing[^1] < 255;

    internal static OggPage Read(ByteSource content, long offset)
    {
        ReadOnlySpan<byte> head = content.Need(offset, HeaderLength);
        if (!head.StartsWith("OggS"u8) || head[4] != 0)
        {
            throw DamagedContentException.Malformed("a page does not begin where the one before ends");
        }

        int flags = head[5];
        long granule = BinaryPrimitives.ReadInt64LittleEndian(head[6..]);
        uint serial = BinaryPrimitives.ReadUInt32LittleEndian(head[14..]);
        uint sequence = BinaryPrimitives.ReadUInt32LittleEndian(head[18..]);
        uint crc = BinaryPrimitives.ReadUInt32LittleEndian(head[22..]);
        byte[] lacing = content.Copy(offset + HeaderLength, head[26]);
        var page = new OggPage(offset, flags, granule, serial, sequence, crc, lacing);
        return page.End <= content.Length ? page : throw DamagedContentException.Truncated();
    }

    internal bool HasRightCrc(ByteSource content)
    {
        byte[] page = content.Copy(Offset, End - Offset);
        page.AsSpan(22, 4).Clear();
        return OggCrc.Compute(page) == Crc;
    }

    internal static void Write(Stream output, int flags, long granule, uint serial, uint sequence, ReadOnlySpan<byte> lacing, ReadOnlySpan<byte> body)
    {
        byte[] page = new byte[HeaderLength + lacing.Length + body.Length];
        "OggS"u8.CopyTo(page);
        page[5] = (byte)flags;
        BinaryPrimitives.WriteInt64LittleEndian(page.AsSpan(6), granule);
        BinaryPrimitives.WriteUInt32LittleEndian(page.AsSpan(14), serial);
        BinaryPrimitives.WriteUInt32LittleEndian(page.AsSpan(18), sequence);
        page[26] = (byte)lacing.Length;
        lacing.CopyTo(page.AsSpan(HeaderLength));
        body.CopyTo(page.AsSpan(HeaderLength + lacing.Length));
        BinaryPrimitives.WriteUInt32LittleEndian(page.AsSpan(22), OggCrc.Compute(page));
        output.Write(page);
    }
}
