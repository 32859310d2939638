namespace GenAiMeasures.Labeling;

/// <summary>
/// GIF: the label stands in the packet of the application extension <c>XMP DataXMP</c> (TC260-PG-20259A, quoted). Also read: comments, and
/// text in other application extensions.
/// </summary>
internal sealed class GifCarrier : LabelCarrier
{
    private const string XmpPlace = "XMP application extension";

    internal override string Format => "gif";

    internal override bool IsImage => true;

    internal override bool Matches(ReadOnlySpan<byte> head, ByteSource content, string? fileName) =>
        head.StartsWith("GIF87a"u8) || head.StartsWith("GIF89a"u8);

    internal override void Read(CarrierRead read)
    {
        ByteSource content = read.Content;
        List<GifBlock> blocks = GifWalk.Read(content, out _, out long end);
        foreach (GifBlock block in blocks)
        {
            switch (block.Kind)
            {
                case GifBlockKind.Xmp:
                    read.AddXmp(XmpPlace, isNormative: true, block.Offset, GifWalk.Packet(content, block));
                    break;
                case GifBlockKind.Comment:
                    read.AddUtf8("comment", isNormative: false, block.Offset, block.Length, GifWalk.Join(content, block.Offset + 2, block.End), isKeyed: false);
                    break;
                case GifBlockKind.Application or GifBlockKind.Other:
                    read.AddUnknown("extension", block.Offset, block.Length, content.Need(block.Offset, block.Length));
                    break;
                case GifBlockKind.C2pa:
                    read.HasC2pa = true;
                    break;
                default:
                    break;
            }
        }

        if (!blocks.Exists(b => b.Kind == GifBlockKind.Image))
        {
            throw DamagedContentException.Malformed("there is no image");
        }

        // a walk that went astray ends early
        long rest = content.Length - end;
        if (rest > 0)
        {
            read.Note("trailing", "There are bytes behind the image's end.", "图像结束标记之后仍有数据。");
            read.AddUnknown("behind the end", end, rest, content.Need(end, Math.Min(rest, CarrierLimits.MaxBlock)));
        }
    }

    internal override void Write(CarrierWrite write)
    {
        ByteSource content = write.Content;
        List<GifBlock> blocks = GifWalk.Read(content, out long bodyStart, out _);
        bool isWritten = false;
        foreach (GifBlock block in blocks)
        {
            if (block.Kind == GifBlockKind.Xmp)
            {
                byte[] packet = GifWalk.Packet(content, block);
                if (!isWritten)
                {
                    isWritten = true;
                    write.Edits.Replace(block.Offset, block.Length, Block(XmpWriter.Merge(packet, write.Label, write.AddsDigitalSourceType)));
                }
                else
                {
                    Clean(write, block, packet);
                }
            }
            else if (block.Kind == GifBlockKind.Comment)
            {
                RemoveComment(write, block);
            }
            else if (block.Kind == GifBlockKind.Application && StrayLabel.FindWord(content.Need(block.Offset, block.Length)) >= 0)
            {
                write.Edits.Delete(block.Offset, block.Length);
            }
        }

        if (!isWritten)
        {
            write.Edits.Insert(bodyStart, Block(XmpWriter.Create(write.Label, write.AddsDigitalSourceType)));
        }

        if (content.ReadByte(4) == (byte)'7')
        {
            // extensions need the later version
            write.Edits.Replace(4, 1, "9"u8.ToArray());
        }
    }

    private static byte[] Block(byte[] packet) => [0x21, 0xFF, 11, .. "XMP DataXMP"u8, .. packet, .. GifWalk.Trailer];

    private static void Clean(CarrierWrite write, GifBlock block, byte[] packet)
    {
        XmpScan scan = XmpScan.Of(XmpText.DecodeExactly(packet));
        if (scan.Labels.Count > 0)
        {
            write.Edits.Replace(block.Offset, block.Length, Block(XmpText.Utf8.GetBytes(XmpWriter.Clean(scan))));
        }
    }

    private static void RemoveComment(CarrierWrite write, GifBlock block)
    {
        string text = System.Text.Encoding.UTF8.GetString(GifWalk.Join(write.Content, block.Offset + 2, block.End));
        if (LabelReader.Read(text, isKeyed: false).Kind is LabelTextKind.Label or LabelTextKind.Damaged)
        {
            write.Edits.Delete(block.Offset, block.Length);
        }
    }
}
