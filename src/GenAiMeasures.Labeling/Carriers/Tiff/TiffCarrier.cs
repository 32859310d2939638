namespace GenAiMeasures.Labeling;

/// <summary>
/// TIFF, BigTIFF and DNG: the label stands in the packet of tag 700 of the first directory (TC260-PG-20259A, quoted). A packet and a new first
/// directory are appended and the head points to it, so that no other offset changes and only the label's bytes are written.
/// Also read: the tag in other directories, UserComment, ImageDescription, text in unknown tags.
/// </summary>
internal sealed class TiffCarrier : LabelCarrier
{
    private const string XmpPlace = "IFD0 XMP";
    private const int LongestUnknown = 256 * 1024;

    internal override string Format => "tiff";

    internal override bool IsImage => true;

    internal override bool Matches(ReadOnlySpan<byte> head, ByteSource content, string? fileName) => TiffWalk.Matches(head);

    internal override void Read(CarrierRead read)
    {
        var walk = new TiffWalk(read.Content);
        foreach (TiffDirectory directory in walk.Read())
        {
            foreach (TiffEntry entry in directory.Entries)
            {
                ReadEntry(read, walk, directory, entry);
            }

            if (!walk.HasImage(directory))
            {
                throw DamagedContentException.Truncated();
            }
        }
    }

    internal override void Write(CarrierWrite write)
    {
        var walk = new TiffWalk(write.Content);
        List<TiffDirectory> directories = walk.Read();
        foreach (TiffDirectory directory in directories)
        {
            bool isFirst = directory.IsMain;
            foreach (TiffEntry entry in directory.Entries)
            {
                if (entry.Tag == TiffEntry.Xmp && isFirst)
                {
                    isFirst = false;
                }
                else if (Holds(entry))
                {
                    Blank(write, walk, entry);
                }
            }
        }

        TiffAppend.Write(write, walk, directories[0]);
    }

    // bytes that could be a text
    private static bool Holds(TiffEntry entry) => entry.Unit == 1 && entry.Tag is not (TiffEntry.Profile or TiffEntry.C2pa) && entry.Length > 8;

    private static void ReadEntry(CarrierRead read, TiffWalk walk, TiffDirectory directory, TiffEntry entry)
    {
        if (entry.Tag == TiffEntry.C2pa)
        {
            read.HasC2pa = true;
        }

        if (entry.Unit == 0 || (entry.Tag == TiffEntry.Xmp && (entry.Unit != 1 || entry.Length == 0)))
        {
            throw DamagedContentException.Malformed("an entry has no plausible type or length");
        }

        if (entry.Tag != TiffEntry.Xmp && (!Holds(entry) || entry.Length > LongestUnknown))
        {
            return;
        }

        if (entry.Tag == TiffEntry.Xmp)
        {
            read.AddXmp(directory.IsMain ? XmpPlace : "IFD XMP", directory.IsMain, entry.ValueOffset, walk.Value(entry));
        }
        else if (entry.Tag is TiffEntry.UserComment or TiffEntry.ImageDescription)
        {
            string place = entry.Tag == TiffEntry.UserComment ? "UserComment" : "ImageDescription";
            string text = Decode(read.Content, walk, entry);
            bool isNormative = entry.Tag == TiffEntry.UserComment && ExifReader.IsWrapped(text);
            if (!read.AddText(place, isNormative, entry.ValueOffset, entry.Length, text, isKeyed: false))
            {
                read.AddUnknown(place, entry.ValueOffset, entry.Length, walk.Value(entry));
            }
        }
        else
        {
            read.AddUnknown("tag", entry.ValueOffset, entry.Length, walk.Value(entry));
        }
    }

    // nothing moves: a label becomes blanks where it stands
    private static void Blank(CarrierWrite write, TiffWalk walk, TiffEntry entry)
    {
        ReadOnlySpan<byte> value = walk.Value(entry);
        if (entry.Tag == TiffEntry.Xmp)
        {
            XmpScan scan = XmpScan.Of(XmpText.DecodeExactly(value));
            if (scan.Labels.Count > 0)
            {
                byte[] cleaned = XmpText.Utf8.GetBytes(XmpWriter.Clean(scan));
                byte[] padded = new byte[entry.Length];
                padded.AsSpan().Fill((byte)' ');
                cleaned.AsSpan(0, Math.Min(cleaned.Length, padded.Length)).CopyTo(padded);
                write.Edits.Replace(entry.ValueOffset, entry.Length, padded);
            }

            return;
        }

        bool isText = entry.Tag is TiffEntry.UserComment or TiffEntry.ImageDescription;
        LabelTextKind kind = isText ? LabelReader.Read(Decode(write.Content, walk, entry), isKeyed: false).Kind : LabelTextKind.None;
        if (kind is LabelTextKind.Label or LabelTextKind.Damaged || (entry.Length <= LongestUnknown && StrayLabel.FindWord(walk.Value(entry)) >= 0))
        {
            write.Edits.Replace(entry.ValueOffset, entry.Length, ExifReader.Blank(new ExifText(entry.Tag, 0, (int)entry.Length)));
        }
    }

    private static string Decode(ByteSource content, TiffWalk walk, TiffEntry entry)
    {
        // the order of the structure stands before the text, as in an Exif block
        byte[] block = [content.ReadByte(0), .. walk.Value(entry)];
        return ExifReader.Decode(block, new ExifText(entry.Tag, 1, block.Length - 1));
    }
}
