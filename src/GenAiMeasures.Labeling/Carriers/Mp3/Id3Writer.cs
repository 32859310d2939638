using System.Buffers.Binary;

namespace GenAiMeasures.Labeling;

// Writes the label into an ID3v2 tag of the version it has. Frames that hold no label stay byte for byte.
internal static class Id3Writer
{
    // what a new tag leaves free, so that the next label fits
    internal const int NewPadding = 1024;

    // the longest tag its header can say
    private const int MaxLength = (1 << 28) - 1;

    // a whole tag without labels, of the same length; what is not one comes back as it is
    internal static byte[] Clean(MemorySource tag)
    {
        Id3Tag? parsed = Id3Tag.TryParse(tag, 0, tag.Length);
        byte[] bytes = tag.Copy(0, tag.Length);
        if (parsed is not null)
        {
            Build(parsed, label: null, parsed.End - parsed.Offset, keepsLength: true).CopyTo(bytes, 0);
        }

        return bytes;
    }

    // frames as they are but those with labels, then the label, then padding
    internal static byte[] Build(Id3Tag? tag, AigcLabel? label, long roomForTag, bool keepsLength = false)
    {
        int major = tag?.Major ?? 3;
        using var body = new MemoryStream();
        body.Write(new byte[Id3Tag.HeaderLength]);
        foreach (Id3Frame frame in tag?.Frames ?? [])
        {
            var probe = new CarrierRead(tag!.Body, "");
            if (!Id3Reader.ReadFrame(probe, tag, frame, isNormative: false, ""))
            {
                WriteFrameHeader(body, tag, frame);
                body.Write(tag.Body.Need(frame.DataOffset, frame.Length));
            }
            else if (frame.Id == "PRIV")
            {
                // the rest of the packet stays; its length does not change
                WriteFrameHeader(body, tag, frame);
                body.Write(tag.Body.Need(frame.DataOffset, 4));
                body.Write(MediaXmp.Clean(tag.Body.Copy(frame.DataOffset + 4, frame.Length - 4)));
            }
        }

        if (label is not null)
        {
            string json = major == 4 ? label.ToJson() : label.ToAsciiJson(wrapped: false);
            body.Write(Id3Text.Encode(major, Id3Reader.Description, json));
        }

        long used = body.Length;
        long length = used <= roomForTag ? roomForTag : used + NewPadding;
        if (length - Id3Tag.HeaderLength > MaxLength || (keepsLength && used > roomForTag))
        {
            throw new LabelWriteException(LabelFailure.TooLarge, "mp3", "The ID3 tag has no room for the label: it is at its largest size already.");
        }

        body.SetLength(length);
        byte[] bytes = body.ToArray();
        WriteHeader(bytes, major, tag);
        return bytes;
    }

    // the tag at a file's end without its labels: such tags end with a footer and have no padding
    internal static byte[] BuildWithFooter(Id3Tag tag)
    {
        byte[] bytes = Build(tag, label: null, roomForTag: 0);
        int length = bytes.Length - NewPadding;
        byte[] whole = new byte[length + Id3Tag.HeaderLength];
        bytes.AsSpan(0, length).CopyTo(whole);
        whole[5] |= 0x10;
        BinaryPrimitives.WriteUInt32BigEndian(whole.AsSpan(6), (uint)Id3Text.ToSyncsafe(length - Id3Tag.HeaderLength));
        whole.AsSpan(0, Id3Tag.HeaderLength).CopyTo(whole.AsSpan(length));
        "3DI"u8.CopyTo(whole.AsSpan(length));
        return whole;
    }

    private static void WriteFrameHeader(MemoryStream body, Id3Tag tag, Id3Frame frame)
    {
        byte[] header = tag.Body.Copy(frame.Offset, frame.HeaderLength);
        if (tag.HasPlainSizes)
        {
            // one form of sizes in a tag, and the right one
            BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(4), (uint)Id3Text.ToSyncsafe((int)frame.Length));
        }

        body.Write(header);
    }

    private static void WriteHeader(byte[] bytes, int major, Id3Tag? tag)
    {
        "ID3"u8.CopyTo(bytes);
        bytes[3] = (byte)major;

        // 2.4 says for every frame whether it is unsynchronised; of the other flags nothing is left to speak of
        bytes[5] = (byte)(major == 4 && tag is not null ? tag.Flags & (Id3Tag.Unsynchronised | 0x20) : (tag?.Flags & 0x20) ?? 0);
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(6), (uint)Id3Text.ToSyncsafe(bytes.Length - Id3Tag.HeaderLength));
    }
}
