using System.IO.Compression;

namespace GenAiMeasures.Labeling;

// Takes labels out of the places at which PNG does not want them, and leaves what else stands there.
internal static class PngRemoval
{
    internal static void Remove(CarrierWrite write, PngChunk chunk, PngText text)
    {
        if (text.IsXmp)
        {
            XmpScan scan = XmpScan.Of(XmpText.DecodeExactly(text.Text));
            if (scan.Labels.Count > 0)
            {
                Replace(write, chunk, text, XmpText.Utf8.GetBytes(XmpWriter.Clean(scan)));
            }
        }
        else if (text.IsRawProfile)
        {
            RemoveFromProfile(write, chunk, text);
        }
        else if (LabelReader.Read(text.Decode(), text.IsAigc).Kind is LabelTextKind.Label or LabelTextKind.Damaged)
        {
            write.Edits.Delete(chunk.Offset, chunk.Length);
        }
    }

    internal static void BlankExif(CarrierWrite write, PngChunk chunk)
    {
        ReadOnlySpan<byte> tiff = write.Content.Need(chunk.DataOffset, chunk.DataLength);
        List<ExifText> texts = ExifReader.FindLabels(tiff);
        if (texts.Count > 0)
        {
            write.Edits.Replace(chunk.Offset, chunk.Length, PngCarrier.Chunk(chunk.Type, Blank(tiff, texts)));
        }
    }

    private static byte[] Blank(ReadOnlySpan<byte> tiff, List<ExifText> texts)
    {
        byte[] blanked = tiff.ToArray();
        foreach (ExifText text in texts)
        {
            ExifReader.Blank(text).CopyTo(blanked, text.Offset);
        }

        return blanked;
    }

    private static void RemoveFromProfile(CarrierWrite write, PngChunk chunk, PngText text)
    {
        byte[] block = PngRawProfile.Decode(text);
        int head = PngRawProfile.HeadLength(text, block);
        ReadOnlySpan<byte> body = block.AsSpan(head);
        if (PngRawProfile.IsXmp(text, block))
        {
            XmpScan scan = XmpScan.Of(XmpText.DecodeExactly(body));
            if (scan.Labels.Count > 0)
            {
                byte[] packet = XmpText.Utf8.GetBytes(XmpWriter.Clean(scan));
                Replace(write, chunk, text, PngRawProfile.Encode(text, [.. block.AsSpan(0, head), .. packet]));
            }

            return;
        }

        List<ExifText> texts = ExifReader.FindLabels(body);
        if (texts.Count > 0)
        {
            Replace(write, chunk, text, PngRawProfile.Encode(text, [.. block.AsSpan(0, head), .. Blank(body, texts)]));
        }
        else if (StrayLabel.FindWord(block) >= 0)
        {
            write.Edits.Delete(chunk.Offset, chunk.Length);
        }
    }

    // the same chunk with another text
    private static void Replace(CarrierWrite write, PngChunk chunk, PngText text, byte[] with)
    {
        ReadOnlySpan<byte> data = write.Content.Need(chunk.DataOffset, chunk.DataLength);
        int head = data.IndexOf((byte)0) + 1;
        if (chunk.Type == PngWalk.TextUtf8)
        {
            head += 2;
            head += data[head..].IndexOf((byte)0) + 1;
            head += data[head..].IndexOf((byte)0) + 1;
        }
        else
        {
            head += chunk.Type == PngWalk.TextCompressed ? 1 : 0;
        }

        byte[] body = text.IsCompressed ? Compress(with) : with;
        write.Edits.Replace(chunk.Offset, chunk.Length, PngCarrier.Chunk(chunk.Type, [.. data[..head], .. body]));
    }

    private static byte[] Compress(byte[] plain)
    {
        var compressed = new MemoryStream();
        using (var stream = new ZLibStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
        {
            stream.Write(plain);
        }

        return compressed.ToArray();
    }
}
