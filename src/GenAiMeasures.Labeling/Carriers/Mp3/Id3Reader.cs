namespace GenAiMeasures.Labeling;

// Every label in an ID3v2 tag.
internal static class Id3Reader
{
    internal const string Description = "AIGC";

    // larger frames are pictures and objects
    private const int MaxStray = 64 * 1024;

    // the end of the tag, or the offset when there is none
    internal static long Read(CarrierRead read, long offset, long limit, bool isNormative, string prefix = "")
    {
        Id3Tag? tag = Id3Tag.TryParse(read.Content, offset, limit);
        if (tag is null)
        {
            return offset;
        }

        foreach (Id3Frame frame in tag.Frames)
        {
            ReadFrame(read, tag, frame, isNormative, prefix);
        }

        if (tag.Damage is not null)
        {
            throw tag.Damage;
        }

        long rest = tag.BodyEnd - tag.PaddingOffset;
        if (rest is > 0 and <= MaxStray)
        {
            read.AddUnknown(prefix + "ID3 padding", tag.Offset, tag.End - tag.Offset, tag.Body.Need(tag.PaddingOffset, rest));
        }

        return tag.End;
    }

    internal static bool ReadFrame(CarrierRead read, Id3Tag tag, Id3Frame frame, bool isNormative, string prefix)
    {
        int before = read.SiteCount;

        // in a tag whose unsynchronisation was undone, offsets are not those of the content
        bool isMapped = ReferenceEquals(tag.Body, read.Content);
        long offset = isMapped ? frame.Offset : tag.Offset;
        long length = isMapped ? frame.End - frame.Offset : tag.End - tag.Offset;
        if (frame.Id is "TXXX" or "TXX")
        {
            ReadUserText(read, tag, frame, isNormative, prefix, offset, length);
        }
        else if (frame.Id == "GEOB" && IsC2pa(tag.Body.Need(frame.DataOffset, Math.Min(frame.Length, 64))))
        {
            read.HasC2pa = true;
        }
        else if (frame.Id == "PRIV" && tag.Body.Need(frame.DataOffset, Math.Min(frame.Length, 4)).SequenceEqual("XMP\0"u8))
        {
            read.AddXmp(prefix + "PRIV XMP", isNormative: false, offset, tag.Body.Need(frame.DataOffset + 4, frame.Length - 4));
        }
        else if (frame.Length <= MaxStray)
        {
            read.AddUnknown(prefix + frame.Id, offset, length, tag.Body.Need(frame.DataOffset, frame.Length));
        }

        return read.SiteCount > before;
    }

    private static void ReadUserText(
        CarrierRead read, Id3Tag tag, Id3Frame frame, bool isNormative, string prefix, long offset, long length)
    {
        byte[]? data = Id3Text.ReadData(tag, frame);
        if (data is null)
        {
            read.Damage(new LabelNote(
                "encrypted_frame", "A text frame of the ID3 tag is encrypted and may hold a label.", "ID3 标签中有加密的文本帧，可能含有标识。"));
            return;
        }

        (string description, string value) = Id3Text.Split(data);
        bool isNamed = description.AsSpan().Trim("\0 \uFEFF").Equals(Description, StringComparison.OrdinalIgnoreCase);
        string place = prefix + frame.Id + (isNamed ? " AIGC" : "");
        bool isExact = isNormative && description == Description;
        if (isNamed)
        {
            if (!read.AddText(place, isExact, offset, length, value, isKeyed: true))
            {
                read.AddUnreadable(place, isExact, offset, length);
            }
        }
        else if (!read.AddText(place, isNormative: false, offset, length, value, isKeyed: false))
        {
            read.AddUnknown(place, offset, length, data);
        }
    }

    private static bool IsC2pa(ReadOnlySpan<byte> data) => data.IndexOf("c2pa"u8) >= 0;
}
