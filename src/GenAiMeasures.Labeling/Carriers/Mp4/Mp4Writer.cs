namespace GenAiMeasures.Labeling;

// Puts the label into moov/udta and finds the room for it: within the movie header, in a free box behind it, at the end of the
// file, or by moving what follows.
internal static class Mp4Writer
{
    internal static void Write(CarrierWrite write)
    {
        ByteSource content = write.Content;
        Mp4File file = Mp4File.Parse(content);
        if (Mp4Box.Find(file.MoovChildren, Mp4Types.Cmov) is not null)
        {
            throw new LabelWriteException(
                LabelFailure.Unsupported, "mov", "The movie header is packed (cmov). Remux the file without packing, then label it.");
        }

        // collected apart: what lies close together is written in one piece
        var edits = new EditList(content.Length);
        foreach (Mp4Box box in file.Boxes)
        {
            if (box.Type != Mp4Types.Moov)
            {
                Mp4Cleaner.CleanTop(content, edits, box);
            }
        }

        // the user data that gets the label; another one is only cleaned
        Mp4Box? udta = Mp4Box.Find(file.MoovChildren, Mp4Types.Udta);
        foreach (Mp4Box box in file.MoovChildren)
        {
            if (box != udta)
            {
                Mp4Cleaner.CleanMoovChild(content, edits, box);
            }
        }

        byte[] labelled = udta is { } old ? WithLabel(write, old) : Mp4Box.Make(Mp4Types.Udta, Mp4MetaWriter.Create(write.Label));
        (long from, long to) = Place(content, file, edits, udta, labelled);
        Flush(content, edits, write.Edits, from, to);
    }

    // the box of user data with the label in its mdta meta box, or in a new one behind what is there: first, it would hide the
    // tags of iTunes from its readers
    private static byte[] WithLabel(CarrierWrite write, Mp4Box udta)
    {
        using var kept = new MemoryStream();
        bool isPlaced = false;
        foreach (Mp4Box child in udta.Children(write.Content))
        {
            if (!isPlaced && child.Type == Mp4Types.Meta && Mp4Meta.Parse(write.Content, child) is { Handler: Mp4Types.Mdta } meta)
            {
                kept.Write(Mp4MetaWriter.Write(write.Content, meta, write.Label, "moov/udta/"));
                isPlaced = true;
            }
            else
            {
                kept.Write(Mp4Cleaner.CleanUdtaChild(write.Content, child, "moov/udta/"));
            }
        }

        return Mp4Box.Make(Mp4Types.Udta, kept.ToArray(), isPlaced ? [] : Mp4MetaWriter.Create(write.Label));
    }

    // where the label goes; returns what is written in one piece
    private static (long From, long To) Place(ByteSource content, Mp4File file, EditList edits, Mp4Box? udta, byte[] labelled)
    {
        Mp4Box moov = file.Moov;
        long begin = udta?.Offset ?? moov.End;
        long end = udta?.End ?? moov.End;

        // room that an earlier label left inside the movie header, or leaves now
        long inside = udta is not null && file.MoovChildren.Find(box => box.Offset == end) is { Type: Mp4Types.Free, Length: > 0 } hole ? hole.End : end;
        if (Fits(labelled.Length, inside - begin))
        {
            edits.Replace(begin, inside - begin, (byte[])[.. labelled, .. Fill(inside - begin - labelled.Length)]);
            return (0, 0);
        }

        long growth = labelled.Length - (end - begin);
        edits.Replace(begin, end - begin, labelled);

        // a free box behind the movie header gives what the header grows by
        int next = file.Boxes.IndexOf(moov) + 1;
        if (next < file.Boxes.Count && file.Boxes[next] is { Type: Mp4Types.Free or Mp4Types.Skip, HeaderLength: 8 } free
            && free.End - begin <= CarrierLimits.MaxBlock && Fits(growth, free.Length))
        {
            moov.Resize(edits, content, moov.Length + growth);
            edits.Replace(free.Offset, free.Length, Fill(free.Length - growth));
            return (begin, free.End);
        }

        growth += Mp4Shift.Apply(content, file, edits, growth);
        moov.Resize(edits, content, moov.Length + growth);

        // at the end of a file it is written anew up to the end, and nothing before it moves
        return content.Length - begin <= CarrierLimits.MaxBlock && next == file.Boxes.Count ? (begin, content.Length) : (0, 0);
    }

    private static void Flush(ByteSource content, EditList from, EditList to, long begin, long end)
    {
        using var piece = new MemoryStream();
        long at = begin;
        foreach (Edit edit in from.Sorted)
        {
            if (edit.Offset < begin || edit.End > end || begin == end)
            {
                to.Replace(edit.Offset, edit.Length, edit.Bytes);
                continue;
            }

            piece.Write(content.Need(at, edit.Offset - at));
            piece.Write(edit.Bytes.Span);
            at = edit.End;
        }

        if (begin < end)
        {
            piece.Write(content.Need(at, end - at));
            to.Replace(begin, end - begin, piece.ToArray());
        }
    }

    private static bool Fits(long length, long room) => length == room || length <= room - 8;

    private static byte[] Fill(long length) => length == 0 ? [] : Mp4Box.MakeFree(length);
}
