using System.Buffers.Binary;

namespace GenAiMeasures.Labeling;

/// <summary>
/// WebP: the label stands in the packet of the chunk <c>XMP </c> (TC260-PG-20259A, quoted). A simple file becomes an extended one; the image chunk
/// stays as it is. Also read: <c>EXIF</c>, and text in chunks that nobody knows.
/// </summary>
internal sealed class WebpCarrier : LabelCarrier
{
    private const string XmpPlace = "XMP chunk";

    internal override string Format => "webp";

    internal override bool IsImage => true;

    internal override bool Matches(ReadOnlySpan<byte> head, ByteSource content, string? fileName) =>
        head.Length >= 12 && head.StartsWith("RIFF"u8) && head[8..12].SequenceEqual("WEBP"u8);

    internal override void Read(CarrierRead read)
    {
        ByteSource content = read.Content;
        List<WebpChunk> chunks = WebpWalk.Read(content);
        bool hasXmp = false;
        bool saysXmp = false;
        foreach (WebpChunk chunk in chunks)
        {
            switch (chunk.Name)
            {
                case WebpWalk.Xmp:
                    hasXmp = true;
                    read.AddXmp(XmpPlace, isNormative: true, chunk.Offset, content.Need(chunk.DataOffset, chunk.DataLength));
                    break;
                case WebpWalk.Exif:
                    long tiff = TiffOf(content, chunk);
                    read.AddExif("EXIF chunk", tiff, content.Need(tiff, chunk.DataOffset + chunk.DataLength - tiff));
                    break;
                case WebpWalk.C2pa:
                    read.HasC2pa = true;
                    break;
                case WebpWalk.Extended:
                    saysXmp = chunk.DataLength >= 10 && (content.ReadByte(chunk.DataOffset) & WebpCanvas.XmpFlag) != 0;
                    break;
                case var name when WebpWalk.IsBinary(name):
                    break;
                default:
                    read.AddUnknown("chunk", chunk.Offset, chunk.Length, content.Need(chunk.DataOffset, chunk.DataLength));
                    break;
            }
        }

        if (!chunks.Exists(c => WebpWalk.IsImage(c.Name)))
        {
            throw DamagedContentException.Malformed("there is no image");
        }

        if (saysXmp && !hasXmp)
        {
            throw DamagedContentException.Malformed("the head announces an XMP packet that is not there");
        }
    }

    internal override void Write(CarrierWrite write)
    {
        ByteSource content = write.Content;
        List<WebpChunk> chunks = WebpWalk.Read(content);
        int main = chunks.FindIndex(c => c.Name == WebpWalk.Xmp);
        for (int i = 0; i < chunks.Count; i++)
        {
            WebpChunk chunk = chunks[i];
            if (i == main)
            {
                ReadOnlySpan<byte> packet = content.Need(chunk.DataOffset, chunk.DataLength);
                write.Edits.Replace(chunk.Offset, chunk.Length, Chunk("XMP "u8, XmpWriter.Merge(packet, write.Label, write.AddsDigitalSourceType)));
            }
            else if (chunk.Name == WebpWalk.Xmp)
            {
                Clean(write, chunk);
            }
            else if (chunk.Name == WebpWalk.Exif)
            {
                BlankExif(write, chunk);
            }
            else if (!WebpWalk.IsBinary(chunk.Name) && StrayLabel.FindWord(content.Need(chunk.DataOffset, chunk.DataLength)) >= 0)
            {
                write.Edits.Delete(chunk.Offset, chunk.Length);
            }
        }

        if (main < 0)
        {
            Insert(write, chunks[^1]);
        }

        PutFlag(write, chunks);
        PutSize(write, chunks[^1].End);
    }

    private static void Insert(CarrierWrite write, WebpChunk last)
    {
        byte[] chunk = Chunk("XMP "u8, XmpWriter.Create(write.Label, write.AddsDigitalSourceType));

        // the last chunk may lack its padding
        bool isPadded = last.End - last.DataOffset == last.DataLength + (last.DataLength & 1);
        write.Edits.Insert(last.End, isPadded ? chunk : (byte[])[0, .. chunk]);
    }

    private static void PutFlag(CarrierWrite write, List<WebpChunk> chunks)
    {
        WebpChunk extended = chunks.Find(c => c.Name == WebpWalk.Extended);
        if (extended.Offset == 0)
        {
            write.Edits.Insert(12, WebpCanvas.Extend(write.Content, chunks));
            return;
        }

        if (extended.DataLength < 10)
        {
            throw DamagedContentException.Malformed("the head of the extended file is too short");
        }

        byte flags = write.Content.ReadByte(extended.DataOffset);
        if ((flags & WebpCanvas.XmpFlag) == 0)
        {
            write.Edits.Replace(extended.DataOffset, 1, (byte[])[(byte)(flags | WebpCanvas.XmpFlag)]);
        }
    }

    private static void PutSize(CarrierWrite write, long end)
    {
        long trailing = write.Content.Length - end;
        long size = write.Edits.NewLength - trailing - 8;
        if (size > uint.MaxValue - 1)
        {
            throw new DamagedContentException("too_large", "The file would be larger than RIFF allows", "文件超出 RIFF 大小上限", LabelFailure.TooLarge);
        }

        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, (uint)size);
        write.Edits.Replace(4, 4, bytes);
    }

    private static void Clean(CarrierWrite write, WebpChunk chunk)
    {
        XmpScan scan = XmpScan.Of(XmpText.DecodeExactly(write.Content.Need(chunk.DataOffset, chunk.DataLength)));
        if (scan.Labels.Count > 0)
        {
            write.Edits.Replace(chunk.Offset, chunk.Length, Chunk("XMP "u8, XmpText.Utf8.GetBytes(XmpWriter.Clean(scan))));
        }
    }

    private static void BlankExif(CarrierWrite write, WebpChunk chunk)
    {
        long tiff = TiffOf(write.Content, chunk);
        foreach (ExifText text in ExifReader.FindLabels(write.Content.Need(tiff, chunk.DataOffset + chunk.DataLength - tiff)))
        {
            write.Edits.Replace(tiff + text.Offset, text.Length, ExifReader.Blank(text));
        }
    }

    // some writers put the head of JPEG's segment before the structure
    private static long TiffOf(ByteSource content, WebpChunk chunk) =>
        chunk.DataLength > 6 && content.Peek(chunk.DataOffset, 6).SequenceEqual("Exif\0\0"u8) ? chunk.DataOffset + 6 : chunk.DataOffset;

    private static byte[] Chunk(ReadOnlySpan<byte> name, byte[] data)
    {
        byte[] chunk = new byte[8 + data.Length + (data.Length & 1)];
        name.CopyTo(chunk);
        BinaryPrimitives.WriteInt32LittleEndian(chunk.AsSpan(4), data.Length);
        data.CopyTo(chunk.AsSpan(8));
        return chunk;
    }
}
