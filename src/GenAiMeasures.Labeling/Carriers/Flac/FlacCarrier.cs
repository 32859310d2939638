namespace GenAiMeasures.Labeling;

// FLAC: the comment AIGC in the VORBIS_COMMENT block. A PADDING block gives the room; without one the block grows and the frames,
// which have no absolute offsets, move behind it.
internal sealed class FlacCarrier : LabelCarrier
{
    private const int MaxStray = 64 * 1024;

    internal override string Format => "flac";

    internal override bool Matches(ReadOnlySpan<byte> head, ByteSource content, string? fileName) =>
        head.StartsWith("fLaC"u8) || (Id3Tag.IsHeader(head) && FlacFile.FindMarker(content) is not null);

    internal override void Read(CarrierRead read)
    {
        FlacFile file = FlacFile.Parse(read.Content);
        for (long position = 0; position < file.Offset;)
        {
            long end = Id3Reader.Read(read, position, file.Offset, isNormative: false, "ID3 ");
            position = end > position ? end : throw DamagedContentException.Malformed("a tag before its marker is none");
        }

        bool isFirst = true;
        foreach (FlacBlock block in file.Blocks)
        {
            ReadBlock(read, block, isFirst);
            isFirst &= block.Type != FlacBlock.Comment;
        }

        if (file.Damage is not null)
        {
            throw file.Damage;
        }
    }

    internal override void Write(CarrierWrite write)
    {
        FlacFile file = FlacFile.Parse(write.Content);
        CleanHead(write, file);
        List<FlacPart> parts = Rebuild(write, file);
        int first = parts.FindIndex(static part => part.Data is not null);
        int last = parts.FindLastIndex(static part => part.Data is not null);
        FlacRoom.Balance(parts, file, ref first, ref last);

        // one replacement over everything that changed, so that nothing behind it moves when its length is the same
        using var bytes = new MemoryStream();
        for (int i = first; i <= last; i++)
        {
            parts[i].WriteTo(bytes, write.Content, isLast: i == parts.Count - 1);
        }

        long begin = parts[first].Block?.Offset ?? parts[first - 1].Block!.Value.End;
        long end = last + 1 < parts.Count ? parts[last + 1].Block!.Value.Offset : file.Blocks[^1].End;
        write.Edits.Replace(begin, end - begin, bytes.ToArray());
        if (first > 0 && last == parts.Count - 1 && begin == file.Blocks[^1].End)
        {
            // the block before was the last one until now
            FlacBlock before = file.Blocks[^1];
            write.Edits.Replace(before.Offset, 1, new[] { (byte)before.Type });
        }
    }

    private static void ReadBlock(CarrierRead read, FlacBlock block, bool isFirst)
    {
        long length = block.End - block.Offset;
        if (block.Type == FlacBlock.Comment)
        {
            VorbisComments.Read(read, read.Content.Need(block.DataOffset, block.Length), block.Offset, length, isFirst);
        }
        else if (block.Type != FlacBlock.StreamInfo && block.Length <= MaxStray)
        {
            read.AddUnknown("block " + block.Type, block.Offset, length, read.Content.Need(block.DataOffset, block.Length));
        }
    }

    // blocks as they will be; those with data are new
    private static List<FlacPart> Rebuild(CarrierWrite write, FlacFile file)
    {
        var parts = new List<FlacPart>();
        bool isPlaced = false;
        foreach (FlacBlock block in file.Blocks)
        {
            var probe = new CarrierRead(write.Content, "");
            ReadBlock(probe, block, isFirst: false);
            if (block.Type == FlacBlock.Comment && (!isPlaced || probe.SiteCount > 0))
            {
                byte[] comments = VorbisComments.Write(write.Content, write.Content.Copy(block.DataOffset, block.Length), isPlaced ? null : write.Label);
                parts.Add(new FlacPart(block, block.Type, comments));
                isPlaced = true;
            }
            else
            {
                // a label in a block of another kind: the block becomes padding
                parts.Add(probe.SiteCount > 0 ? new FlacPart(block, FlacBlock.Padding, new byte[block.Length]) : new FlacPart(block, block.Type, null));
            }
        }

        if (!isPlaced)
        {
            parts.Insert(1, new FlacPart(null, FlacBlock.Comment, VorbisComments.Write(write.Content, VorbisComments.Empty(), write.Label)));
        }

        return parts;
    }

    private static void CleanHead(CarrierWrite write, FlacFile file)
    {
        for (long position = 0; position < file.Offset;)
        {
            var probe = new CarrierRead(write.Content, "");
            long end = Id3Reader.Read(probe, position, file.Offset, isNormative: false);
            if (probe.SiteCount > 0)
            {
                write.Edits.Replace(position, end - position, Id3Writer.Clean(new MemorySource(write.Content.Copy(position, end - position))));
            }

            position = end;
        }
    }
}
