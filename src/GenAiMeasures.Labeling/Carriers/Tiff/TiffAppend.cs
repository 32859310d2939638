namespace GenAiMeasures.Labeling;

// Writes the packet: over the old one where it has the room, otherwise behind the file, with a new first directory.
internal static class TiffAppend
{
    // later changes of the label find room here
    private const int Padding = 256;

    internal static void Write(CarrierWrite write, TiffWalk walk, TiffDirectory main)
    {
        TiffEntry? old = main.Find(TiffEntry.Xmp);
        byte[] packet = old is { } entry && entry.Length > 0
            ? XmpWriter.Merge(walk.Value(entry), write.Label, write.AddsDigitalSourceType)
            : XmpWriter.Create(write.Label, write.AddsDigitalSourceType);
        if (old is { } there && packet.Length == there.Length && there.Length > walk.PointerLength)
        {
            write.Edits.Replace(there.ValueOffset, there.Length, packet);
            return;
        }

        if (old is { } last && last.Length > walk.PointerLength)
        {
            // nothing of an earlier label stays behind in bytes that nobody points to
            byte[] blanks = new byte[last.Length];
            blanks.AsSpan().Fill((byte)' ');
            write.Edits.Replace(last.ValueOffset, last.Length, blanks);
        }

        packet = Pad(packet);
        long at = write.Content.Length;
        int gap = (int)(at & 1);
        long packetAt = at + gap;
        long directoryAt = packetAt + packet.Length + (packet.Length & 1);
        var appended = new MemoryStream();
        appended.Write(new byte[gap]);
        appended.Write(packet);
        appended.Write(new byte[packet.Length & 1]);
        WriteDirectory(appended, write.Content, walk, main, walk.Entry(TiffEntry.Xmp, 7, packet.Length, packetAt));
        write.Edits.Append(appended.ToArray());
        write.Edits.Replace(walk.PointerOffset, walk.PointerLength, walk.Pointer(directoryAt));
    }

    private static byte[] Pad(byte[] packet)
    {
        int trailer = packet.AsSpan().LastIndexOf("<?xpacket end"u8);
        byte[] blanks = new byte[Padding];
        blanks.AsSpan().Fill((byte)' ');
        return trailer < 0 || packet.AsSpan(0, trailer).EndsWith("        "u8) ? packet : [.. packet[..trailer], .. blanks, .. packet[trailer..]];
    }

    private static void WriteDirectory(MemoryStream to, ByteSource content, TiffWalk walk, TiffDirectory main, byte[] xmp)
    {
        bool isThere = main.Find(TiffEntry.Xmp) is not null;
        to.Write(walk.Count(main.Entries.Count + (isThere ? 0 : 1)));
        bool isWritten = false;
        foreach (TiffEntry entry in main.Entries)
        {
            if (!isWritten && entry.Tag >= TiffEntry.Xmp)
            {
                to.Write(xmp);
                isWritten = true;
                if (entry.Tag == TiffEntry.Xmp)
                {
                    continue;
                }
            }

            to.Write(content.Need(entry.Offset, walk.EntryLength));
        }

        if (!isWritten)
        {
            to.Write(xmp);
        }

        to.Write(walk.Pointer(main.Next));
    }
}
