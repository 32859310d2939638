using System.Buffers.Binary;

namespace GenAiMeasures.Labeling;

/// <summary>
/// PNG and APNG: the label stands in an uncompressed <c>iTXt</c> chunk with the XMP packet (TC260-PG-20259A, quoted). Also read: <c>tEXt AIGC</c>,
/// wrapped (its Annex B, quoted), every other text chunk, <c>eXIf</c>, hexadecimal profiles, anywhere before IEND.
/// </summary>
internal sealed class PngCarrier : LabelCarrier
{
    private const string XmpPlace = "iTXt XMP";

    internal override string Format => "png";

    internal override bool IsImage => true;

    internal override bool Matches(ReadOnlySpan<byte> head, ByteSource content, string? fileName) => head.StartsWith(PngWalk.Signature);

    internal override void Read(CarrierRead read)
    {
        ByteSource content = read.Content;
        bool hasImage = false;
        foreach (PngChunk chunk in PngWalk.Read(content))
        {
            if (PngWalk.IsImageData(chunk.Type))
            {
                hasImage |= chunk.Type == PngWalk.Idat;
                continue;
            }

            ReadChunk(read, chunk);
            if (!PngWalk.HasCrc(content, chunk))
            {
                read.Damage(new LabelNote("checksum", "A chunk's checksum does not fit its content", "某个数据块的校验和不符"));
            }
        }

        if (!hasImage)
        {
            throw DamagedContentException.Malformed("there is no image");
        }
    }

    internal override void Write(CarrierWrite write)
    {
        bool isWritten = false;
        long place = -1;
        bool isAfterImage = false;
        foreach (PngChunk chunk in PngWalk.Read(write.Content))
        {
            place = place < 0 ? chunk.End : place;
            isAfterImage |= chunk.Type == PngWalk.Idat;
            if (chunk.Type is PngWalk.TextLatin or PngWalk.TextCompressed or PngWalk.TextUtf8)
            {
                PngText text = PngText.Read(chunk.Type, write.Content.Need(chunk.DataOffset, chunk.DataLength));
                if (text.IsXmp && !isWritten)
                {
                    isWritten = true;
                    PutPacket(write, chunk, isAfterImage ? place : chunk.Offset, XmpWriter.Merge(text.Text, write.Label, write.AddsDigitalSourceType));
                }
                else
                {
                    PngRemoval.Remove(write, chunk, text);
                }
            }
            else if (chunk.Type == PngWalk.Exif)
            {
                PngRemoval.BlankExif(write, chunk);
            }
            else if (!PngWalk.IsImageData(chunk.Type) && StrayLabel.FindWord(write.Content.Need(chunk.DataOffset, chunk.DataLength)) >= 0)
            {
                write.Edits.Delete(chunk.Offset, chunk.Length);
            }
        }

        if (!isWritten)
        {
            write.Edits.Insert(place, Packet(XmpWriter.Create(write.Label, write.AddsDigitalSourceType)));
        }
    }

    internal static byte[] Chunk(uint type, params ReadOnlySpan<byte> data)
    {
        byte[] chunk = new byte[data.Length + 12];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(4), type);
        data.CopyTo(chunk.AsSpan(8));
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(chunk.Length - 4), Crc32.Compute(chunk.AsSpan(4, data.Length + 4)));
        return chunk;
    }

    private static byte[] Packet(byte[] packet) => Chunk(PngWalk.TextUtf8, [.. "XML:com.adobe.xmp\0\0\0\0\0"u8, .. packet]);

    private static void PutPacket(CarrierWrite write, PngChunk chunk, long place, byte[] packet)
    {
        if (place == chunk.Offset)
        {
            write.Edits.Replace(chunk.Offset, chunk.Length, Packet(packet));
            return;
        }

        write.Edits.Insert(place, Packet(packet));
        write.Edits.Delete(chunk.Offset, chunk.Length);
    }

    private static void ReadChunk(CarrierRead read, PngChunk chunk)
    {
        ReadOnlySpan<byte> data = read.Content.Need(chunk.DataOffset, chunk.DataLength);
        switch (chunk.Type)
        {
            case PngWalk.TextLatin or PngWalk.TextCompressed or PngWalk.TextUtf8:
                ReadText(read, chunk, data);
                break;
            case PngWalk.Exif:
                read.AddExif("eXIf", chunk.DataOffset, data);
                break;
            case PngWalk.C2pa:
                read.HasC2pa = true;
                break;
            default:
                read.AddUnknown("chunk", chunk.Offset, chunk.Length, data);
                break;
        }
    }

    private static void ReadText(CarrierRead read, PngChunk chunk, ReadOnlySpan<byte> data)
    {
        PngText text;
        try
        {
            text = PngText.Read(chunk.Type, data);
        }
        catch (DamagedContentException damage)
        {
            // the chunks behind it are still of interest
            read.Damage(damage.Note);
            read.AddUnknown("text chunk", chunk.Offset, chunk.Length, data);
            return;
        }

        string name = chunk.Type switch { PngWalk.TextLatin => "tEXt", PngWalk.TextCompressed => "zTXt", _ => "iTXt" };
        if (text.IsXmp)
        {
            bool isNormative = chunk.Type == PngWalk.TextUtf8 && !text.IsCompressed;
            XmpReader.Read(read, isNormative ? XmpPlace : name + " XMP, compressed or misplaced", isNormative, chunk.Offset, chunk.Length, XmpReader.Scan(text.Text));
        }
        else if (text.IsRawProfile)
        {
            PngRawProfile.Read(read, name, chunk, text);
        }
        else
        {
            string decoded = text.Decode();
            bool isNormative = text.IsAigc && chunk.Type == PngWalk.TextLatin && ExifReader.IsWrapped(decoded);
            read.AddText(text.IsAigc ? name + " AIGC" : name, isNormative, chunk.Offset, chunk.Length, decoded, text.IsAigc);
        }
    }
}
