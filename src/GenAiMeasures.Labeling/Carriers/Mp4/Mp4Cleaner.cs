namespace GenAiMeasures.Labeling;

// Takes labels out of the places that are not the format's own. What is freed becomes a free box, so that nothing moves.
internal static class Mp4Cleaner
{
    internal static void CleanTop(ByteSource content, EditList edits, Mp4Box box)
    {
        if (Mp4Reader.ReadTop(new CarrierRead(content, ""), box))
        {
            Clean(content, edits, box, "");
        }
    }

    internal static void CleanMoovChild(ByteSource content, EditList edits, Mp4Box box)
    {
        if (!Mp4Reader.ReadMoovChild(new CarrierRead(content, ""), box, ""))
        {
            return;
        }

        if (box.Type == Mp4Types.Trak)
        {
            foreach (Mp4Box child in box.Children(content))
            {
                if (child.Type is Mp4Types.Udta or Mp4Types.Meta)
                {
                    CleanMoovChild(content, edits, child);
                }
            }

            return;
        }

        Clean(content, edits, box, "");
    }

    // a box of user data as bytes, without its labels
    internal static byte[] CleanUdta(ByteSource content, Mp4Box udta, string path)
    {
        using var kept = new MemoryStream();
        foreach (Mp4Box child in udta.Children(content))
        {
            kept.Write(CleanUdtaChild(content, child, path));
        }

        return kept.ToArray();
    }

    internal static byte[] CleanUdtaChild(ByteSource content, Mp4Box child, string path)
    {
        byte[] bytes = content.Copy(child.Offset, child.Length);
        if (!Mp4Reader.ReadUdtaChild(new CarrierRead(content, ""), child, path))
        {
            return bytes;
        }

        switch (child.Type)
        {
            case Mp4Types.Meta:
                return Mp4MetaWriter.Write(content, Mp4Meta.Parse(content, child), label: null, path);
            case Mp4Types.Xmp:
                MediaXmp.Clean(bytes.AsSpan(child.HeaderLength)).CopyTo(bytes, child.HeaderLength);
                return bytes;
            default:
                return [];
        }
    }

    private static void Clean(ByteSource content, EditList edits, Mp4Box box, string path)
    {
        byte[] bytes;
        switch (box.Type)
        {
            case Mp4Types.Udta:
                bytes = Mp4Box.Make(Mp4Types.Udta, CleanUdta(content, box, path));
                break;
            case Mp4Types.Meta:
                bytes = Mp4MetaWriter.Write(content, Mp4Meta.Parse(content, box), label: null, path);
                break;
            case Mp4Types.Uuid when content.Need(box.DataOffset, 16).SequenceEqual(Mp4Types.XmpId):
                long packet = box.DataOffset + 16;
                edits.Replace(packet, box.End - packet, MediaXmp.Clean(content.Copy(packet, box.End - packet)));
                return;
            default:
                bytes = [];
                break;
        }

        long freed = box.Length - bytes.Length;
        if (freed is < 0 or (> 0 and < 8))
        {
            throw new LabelWriteException(LabelFailure.Unsupported, "mp4", "A label in an unusual place cannot be taken out without moving the media.");
        }

        edits.Replace(box.Offset, box.Length, freed == 0 ? bytes : [.. bytes, .. Mp4Box.MakeFree(freed)]);
    }
}
