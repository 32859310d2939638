namespace GenAiMeasures.Labeling;

// MP3: frame TXXX with the description AIGC in the ID3v2 tag (TC260-PG-202510A, quoted). The tag keeps its version, and its
// padding takes the label where it can; the sound is never touched.
internal sealed class Mp3Carrier : LabelCarrier
{
    private const int MaxGap = 64 * 1024;

    internal override string Format => "mp3";

    internal override bool Matches(ReadOnlySpan<byte> head, ByteSource content, string? fileName)
    {
        if (!Id3Tag.IsHeader(head))
        {
            return Mp3Layout.IsFrame(head) && HasSecondFrame(head);
        }

        // FLAC may have a tag in front of it too
        return FlacFile.FindMarker(content) is null;
    }

    internal override void Read(CarrierRead read)
    {
        Mp3Layout layout = Mp3Layout.Find(read.Content);
        for (int i = 0; i < layout.Heads.Count; i++)
        {
            Id3Reader.Read(read, layout.Heads[i].Offset, layout.Heads[i].End, isNormative: i == 0);
        }

        if (layout.Tail is { } tail)
        {
            Id3Reader.Read(read, tail.Offset, tail.End, isNormative: false, "ID3 at the end ");
        }

        foreach (var item in layout.Ape?.Items ?? [])
        {
            ApeTag.ReadItem(read, item);
        }

        if (read.Content.Length - layout.AudioOffset < 4)
        {
            throw DamagedContentException.Truncated();
        }

        // what stands between a tag and the sound may be the rest of a tag whose size is wrong
        ReadOnlySpan<byte> start = read.Content.Peek(layout.AudioOffset, MaxGap);
        if (!Mp3Layout.IsFrame(start))
        {
            read.AddUnknown("bytes before the sound", layout.AudioOffset, start.Length, start);
        }
    }

    internal override void Write(CarrierWrite write)
    {
        Mp3Layout layout = Mp3Layout.Find(write.Content);
        if (Mp3Layout.IsAdts(write.Content.Peek(layout.AudioOffset, 2)))
        {
            throw new LabelWriteException(
                LabelFailure.NoPlace, Format, "The sound is raw AAC (ADTS), for which no guide names a place. Put it into an M4A file and label that.");
        }

        Id3Tag? first = layout.Heads.Count > 0 ? Id3Tag.TryParse(write.Content, 0, layout.Heads[0].End) : null;
        long room = first is null ? 0 : first.End - first.Offset;
        write.Edits.Replace(0, room, Id3Writer.Build(first, write.Label, room));
        foreach ((long offset, long end) in layout.Heads.Skip(1))
        {
            CleanTag(write, offset, end, hasPadding: true);
        }

        if (layout.Tail is { } tail)
        {
            CleanTag(write, tail.Offset, tail.End, hasPadding: false);
        }

        layout.Ape?.Clean(write);
    }

    private static void CleanTag(CarrierWrite write, long offset, long end, bool hasPadding)
    {
        var probe = new CarrierRead(write.Content, "");
        Id3Reader.Read(probe, offset, end, isNormative: false);
        if (probe.SiteCount == 0)
        {
            return;
        }

        if (hasPadding)
        {
            write.Edits.Replace(offset, end - offset, Id3Writer.Clean(new MemorySource(write.Content.Copy(offset, end - offset))));
            return;
        }

        Id3Tag tag = Id3Tag.TryParse(write.Content, offset, end)!;
        write.Edits.Replace(offset, end - offset, Id3Writer.BuildWithFooter(tag));
    }

    private static bool HasSecondFrame(ReadOnlySpan<byte> head)
    {
        // chance gives one frame header in a few hundred files; a second one with the same parameters settles it
        for (int i = 24; i + 4 <= head.Length && i < 3000; i++)
        {
            if (head[i] == 0xFF && head[i + 1] == head[1] && Mp3Layout.IsFrame(head[i..]) && ((head[i + 2] ^ head[2]) & 0x0C) == 0)
            {
                return true;
            }
        }

        return false;
    }
}
