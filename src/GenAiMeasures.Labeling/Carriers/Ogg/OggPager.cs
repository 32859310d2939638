using System.Buffers.Binary;

namespace GenAiMeasures.Labeling;

// Puts packets into pages again. Where that takes another number of pages, the later pages of the stream get new numbers and
// checksums, and nothing else of them changes.
internal static class OggPager
{
    private const int MaxLacing = 255;

    internal static void Replace(CarrierWrite write, OggStream stream, List<ReadOnlyMemory<byte>> packets)
    {
        List<OggPage> old = stream.Pages;
        (byte[] lacing, byte[] body) = Lace(packets);
        int needed = (lacing.Length + MaxLacing - 1) / MaxLacing;
        int count = old.Count >= needed && old.Count <= lacing.Length ? old.Count : needed;
        byte[] pages = WritePages(stream, lacing, body, count);
        write.Edits.Replace(old[0].Offset, old[0].End - old[0].Offset, pages);
        for (int i = 1; i < old.Count; i++)
        {
            write.Edits.Delete(old[i].Offset, old[i].End - old[i].Offset);
        }

        if (count != old.Count)
        {
            Renumber(write, stream.Serial, old[^1].End, count - old.Count);
        }
    }

    private static (byte[] Lacing, byte[] Body) Lace(List<ReadOnlyMemory<byte>> packets)
    {
        using var lacing = new MemoryStream();
        using var body = new MemoryStream();
        foreach (ReadOnlyMemory<byte> packet in packets)
        {
            for (int rest = packet.Length; ; rest -= 255)
            {
                lacing.WriteByte((byte)Math.Min(rest, 255));
                if (rest < 255)
                {
                    break;
                }
            }

            body.Write(packet.Span);
        }

        return (lacing.ToArray(), body.ToArray());
    }

    private static byte[] WritePages(OggStream stream, byte[] lacing, byte[] body, int count)
    {
        using var output = new MemoryStream();
        int at = 0;
        int position = 0;
        for (int i = 0; i < count; i++)
        {
            // full pages first; every later one needs a segment at least
            int segments = Math.Min(MaxLacing, lacing.Length - at - (count - i - 1));
            ReadOnlySpan<byte> laces = lacing.AsSpan(at, segments);
            int length = 0;
            bool endsPacket = false;
            foreach (byte lace in laces)
            {
                length += lace;
                endsPacket |= lace < 255;
            }

            bool isContinued = at > 0 && lacing[at - 1] == 255;
            bool isLast = i == count - 1;
            OggPage like = isLast ? stream.Pages[^1] : stream.Pages[0];
            int flags = (isContinued ? OggPage.Continued : 0) | (isLast ? like.Flags & ~OggPage.Continued : 0);
            long granule = isLast ? like.Granule : endsPacket ? 0 : -1;
            OggPage.Write(output, flags, granule, stream.Serial, stream.Pages[0].Sequence + (uint)i, laces, body.AsSpan(position, length));
            at += segments;
            position += length;
        }

        return output.ToArray();
    }

    private static void Renumber(CarrierWrite write, uint serial, long position, int difference)
    {
        while (position < write.Content.Length)
        {
            OggPage page = OggPage.Read(write.Content, position);
            if (page.Serial == serial)
            {
                if ((page.Flags & OggPage.First) != 0)
                {
                    break;
                }

                write.Edits.Replace(page.Offset + 18, 8, Renumbered(page, page.Sequence + (uint)difference));
            }

            position = page.End;
        }
    }

    private static byte[] Renumbered(OggPage page, uint sequence)
    {
        byte[] bytes = new byte[8];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, sequence ^ page.Sequence);
        uint difference = OggCrc.Shift(OggCrc.Compute(bytes.AsSpan(0, 4)), (int)(page.End - page.Offset - 22));
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, sequence);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(4), page.Crc ^ difference);
        return bytes;
    }
}
