namespace GenAiMeasures.Labeling;

// Puts the label into a Tags element: where tags stand, in a Void before the media, or at the segment's end, with its place in the
// index. Only a file whose index has no room for that is moved.
internal static class MatroskaWriter
{
    internal static void Write(CarrierWrite write)
    {
        MatroskaFile file = MatroskaFile.Parse(write.Content);
        EbmlElement? main = EbmlElement.Find(file.Elements, EbmlIds.Tags);
        byte[] data = MatroskaTags.Write(write.Content, main, write.Label);
        CleanOthers(write, file, main);
        DropSegmentCrc(write, file);
        long oldPosition = main is { } tags ? tags.Offset - file.Segment.DataOffset : -1;
        if (main is { } old && TryReplace(write, old.Offset, MatroskaRoom.EndWithVoids(file.Elements, old), data))
        {
            return;
        }

        if (main is { } moved)
        {
            write.Edits.Replace(moved.Offset, moved.TotalLength, EbmlElement.MakeVoid(moved.TotalLength));
        }

        MatroskaSeek? seek = MatroskaSeek.Find(write.Content, file);
        if (TryVoid(write, file, seek, data, oldPosition) || TryAppend(write, file, seek, data, oldPosition))
        {
            return;
        }

        byte[] element = EbmlElement.Make(EbmlIds.Tags, data);
        if (!MatroskaShift.TryInsert(write, file, seek, element, oldPosition))
        {
            Append(write, file, element);
            write.Notes.Add(new LabelNote(
                "not_indexed",
                "The index of the file has no room for the place of the label, which stands at the end; readers that stop at the first cluster miss it.",
                "文件索引没有空间登记标识位置，标识写在文件末尾，仅读取到首个簇的工具可能看不到。"));
        }
    }

    private static bool TryReplace(CarrierWrite write, long begin, long end, byte[] data)
    {
        if (end - begin > CarrierLimits.MaxBlock || MatroskaRoom.Fill(EbmlIds.Tags, data, end - begin) is not { } bytes)
        {
            return false;
        }

        write.Edits.Replace(begin, end - begin, bytes);
        return true;
    }

    private static bool TryVoid(CarrierWrite write, MatroskaFile file, MatroskaSeek? seek, byte[] data, long oldPosition)
    {
        foreach (EbmlElement element in file.Elements)
        {
            if (element.Offset >= file.MediaOffset)
            {
                break;
            }

            // what the index needs for itself is left to it
            bool isBehindIndex = seek is not null && element.Offset == seek.Head.End;
            if (element.Id != EbmlIds.Void || isBehindIndex || !TryReplace(write, element.Offset, element.End, data))
            {
                continue;
            }

            if (seek is not null && seek.PointsTo(oldPosition))
            {
                // before the media the tags are found without it
                byte[]? head = seek.WithTags(-1, seek.Head.TotalLength, oldPosition, static at => at);
                write.Edits.Replace(seek.Head.Offset, seek.Head.TotalLength, head!);
            }

            return true;
        }

        return false;
    }

    private static bool TryAppend(CarrierWrite write, MatroskaFile file, MatroskaSeek? seek, byte[] data, long oldPosition)
    {
        if (seek is null)
        {
            return false;
        }

        long room = MatroskaRoom.EndWithVoids(file.Elements, seek.Head) - seek.Head.Offset;
        if (room > CarrierLimits.MaxBlock
            || seek.WithTags(file.Segment.Length, room, oldPosition, static at => at) is not { } head)
        {
            return false;
        }

        write.Edits.Replace(seek.Head.Offset, room, head);
        Append(write, file, EbmlElement.Make(EbmlIds.Tags, data));
        return true;
    }

    private static void Append(CarrierWrite write, MatroskaFile file, byte[] element)
    {
        write.Edits.Insert(file.Segment.End, element);
        Resize(write, file, element.Length);
    }

    internal static void Resize(CarrierWrite write, MatroskaFile file, long growth)
    {
        EbmlElement segment = file.Segment;
        if (segment.IsUnsized)
        {
            return;
        }

        int width = segment.HeaderLength - 4;
        long length = segment.Length + growth;

        // places count from the segment's data, so that a longer size field moves none of them
        int newWidth = EbmlElement.ShortestSize(length) <= width ? width : 8;
        write.Edits.Replace(segment.Offset + 4, width, EbmlElement.SizeBytes(length, newWidth));
    }

    private static void CleanOthers(CarrierWrite write, MatroskaFile file, EbmlElement? main)
    {
        foreach (EbmlElement element in file.Elements)
        {
            if (element == main || element.Id is EbmlIds.Cluster or EbmlIds.Void or EbmlIds.Cues)
            {
                continue;
            }

            var probe = new CarrierRead(write.Content, "");
            if (element.Id == EbmlIds.Tags)
            {
                MatroskaReader.ReadTags(probe, element);
                if (probe.SiteCount > 0)
                {
                    byte[] data = MatroskaTags.Write(write.Content, element, label: null);
                    write.Edits.Replace(element.Offset, element.TotalLength, MatroskaRoom.Fill(EbmlIds.Tags, data, element.TotalLength)!);
                }
            }
            else if (element.Length <= 64 * 1024 && MatroskaReader.ReadStray(probe, element))
            {
                throw new LabelWriteException(
                    LabelFailure.Unsupported, "mkv", "A label stands in an element that is not one of tags, and cannot be taken out safely.");
            }
        }
    }

    // it would be over the whole file
    private static void DropSegmentCrc(CarrierWrite write, MatroskaFile file)
    {
        if (EbmlElement.Find(file.Elements, EbmlIds.Crc) is { } crc)
        {
            write.Edits.Replace(crc.Offset, crc.TotalLength, EbmlElement.MakeVoid(crc.TotalLength));
        }
    }
}
