using System.Buffers.Binary;
using System.Text;

namespace GenAiMeasures.Labeling;

// What a frame of an ID3v2 tag says.
internal static class Id3Text
{
    // the data without what the flags put around them; null for encrypted ones
    internal static byte[]? ReadData(Id3Tag tag, Id3Frame frame)
    {
        ReadOnlySpan<byte> data = tag.Body.Need(frame.DataOffset, frame.Length);
        bool isCompressed, isEncrypted, isGrouped, isUnsynchronised = false, hasLength = false;
        if (tag.Major == 4)
        {
            isGrouped = (frame.Flags & 0x40) != 0;
            isCompressed = (frame.Flags & 0x08) != 0;
            isEncrypted = (frame.Flags & 0x04) != 0;
            isUnsynchronised = (frame.Flags & 0x02) != 0 || tag.IsUnsynchronised;
            hasLength = (frame.Flags & 0x01) != 0;
        }
        else
        {
            isCompressed = (frame.Flags & 0x80) != 0;
            isEncrypted = (frame.Flags & 0x40) != 0;
            isGrouped = (frame.Flags & 0x20) != 0;
            hasLength = isCompressed;
        }

        if (isEncrypted)
        {
            return null;
        }

        int skip = (isGrouped ? 1 : 0) + (hasLength ? 4 : 0);
        if (data.Length < skip)
        {
            throw DamagedContentException.Malformed("a frame of the ID3 tag is shorter than its flags say");
        }

        byte[] plain = isUnsynchronised ? Id3Tag.RemoveUnsynchronisation(data[skip..]) : data[skip..].ToArray();
        return isCompressed ? Inflate(plain) : plain;
    }

    // description and value of a TXXX frame
    internal static (string Description, string Value) Split(ReadOnlySpan<byte> data)
    {
        if (data.IsEmpty)
        {
            return ("", "");
        }

        byte encoding = data[0];
        ReadOnlySpan<byte> text = data[1..];
        bool isWide = encoding is 1 or 2;
        int end = isWide ? FindWideNul(text) : text.IndexOf((byte)0);
        if (end < 0)
        {
            return ("", Decode(text, encoding));
        }

        return (Decode(text[..end], encoding), Decode(text[(end + (isWide ? 2 : 1))..], encoding));
    }

    // a TXXX or TXX frame with its header
    internal static byte[] Encode(int major, string description, string value)
    {
        byte encoding = (byte)(major == 4 ? 3 : 0);
        byte[] text = Encoding.UTF8.GetBytes(description + "\0" + value);
        int headerLength = major == 2 ? 6 : 10;
        byte[] frame = new byte[headerLength + 1 + text.Length];
        int length = 1 + text.Length;
        if (major == 2)
        {
            "TXX"u8.CopyTo(frame);
            frame[3] = (byte)(length >> 16);
            frame[4] = (byte)(length >> 8);
            frame[5] = (byte)length;
        }
        else
        {
            "TXXX"u8.CopyTo(frame);
            BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(4), (uint)(major == 4 ? ToSyncsafe(length) : length));
        }

        frame[headerLength] = encoding;
        text.CopyTo(frame.AsSpan(headerLength + 1));
        return frame;
    }

    internal static int ToSyncsafe(int size) => ((size & 0xFE00000) << 3) | ((size & 0x1FC000) << 2) | ((size & 0x3F80) << 1) | (size & 0x7F);

    private static string Decode(ReadOnlySpan<byte> text, byte encoding) => encoding switch
    {
        3 => Encoding.UTF8.GetString(text),
        2 => Encoding.BigEndianUnicode.GetString(text),
        1 when text is [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(text[2..]),
        1 => Encoding.Unicode.GetString(text is [0xFF, 0xFE, ..] ? text[2..] : text),
        _ when !Ascii.IsValid(text) && IsUtf8(text) => Encoding.UTF8.GetString(text),
        _ => Encoding.Latin1.GetString(text),
    };

    // writers that say Latin-1 and mean UTF-8
    private static bool IsUtf8(ReadOnlySpan<byte> text) => System.Text.Unicode.Utf8.IsValid(text);

    private static int FindWideNul(ReadOnlySpan<byte> text)
    {
        for (int i = 0; i + 1 < text.Length; i += 2)
        {
            if (text[i] == 0 && text[i + 1] == 0)
            {
                return i;
            }
        }

        return -1;
    }

    private static byte[] Inflate(byte[] data) => Inflated.Zlib(data);
}
