using System.Buffers.Binary;
using System.Text;

namespace GenAiMeasures.Labeling;

// Exif blocks as JPEG, PNG, WebP and HEIF carry them: a small TIFF structure in memory. Entries whose offsets lie outside are passed
// over; what they may have hidden is caught by the words of a label.
internal static class ExifReader
{
    private const int MaxEntries = 4096;
    private const ushort ExifDirectory = 0x8769;

    internal static bool Read(CarrierRead read, string place, long offset, ReadOnlySpan<byte> tiff)
    {
        int before = read.SiteCount;
        foreach (ExifText text in Find(tiff))
        {
            string decoded = Decode(tiff, text);
            string where = place + (text.Tag == ExifText.UserComment ? " UserComment" : " ImageDescription");
            bool isNormative = text.Tag == ExifText.UserComment && IsWrapped(decoded);
            read.AddText(where, isNormative, offset + text.Offset, text.Length, decoded, isKeyed: false);
        }

        return read.SiteCount > before || read.AddUnknown(place, offset, tiff.Length, tiff);
    }

    // the form of Annex B: {"AIGC":{
    internal static bool IsWrapped(ReadOnlySpan<char> text)
    {
        text = LabelReader.Trim(text);
        if (text.IsEmpty || text[0] != '{')
        {
            return false;
        }

        text = text[1..].TrimStart();
        return text.StartsWith("\"AIGC\"", StringComparison.Ordinal);
    }

    internal static List<ExifText> Find(ReadOnlySpan<byte> tiff)
    {
        var texts = new List<ExifText>();
        if (tiff.Length >= 8 && tiff[..4] is [(byte)'I', (byte)'I', 42, 0] or [(byte)'M', (byte)'M', 0, 42])
        {
            bool isBig = tiff[0] == 'M';
            uint exif = FindIn(tiff, isBig, ReadUInt32(tiff[4..], isBig), texts);
            if (exif != 0)
            {
                FindIn(tiff, isBig, exif, texts);
            }
        }

        return texts;
    }

    // returns where the Exif directory is
    private static uint FindIn(ReadOnlySpan<byte> tiff, bool isBig, uint at, List<ExifText> texts)
    {
        uint exif = 0;
        if (at > tiff.Length - 2)
        {
            return exif;
        }

        int count = Math.Min((int)ReadUInt16(tiff[(int)at..], isBig), MaxEntries);
        for (int i = 0; i < count; i++)
        {
            long entry = at + 2 + ((long)i * 12);
            if (entry + 12 > tiff.Length)
            {
                break;
            }

            ReadOnlySpan<byte> field = tiff.Slice((int)entry, 12);
            ushort tag = ReadUInt16(field, isBig);
            if (tag == ExifDirectory)
            {
                exif = ReadUInt32(field[8..], isBig);
            }
            else if (tag is ExifText.ImageDescription or ExifText.UserComment)
            {
                // bytes, text or undefined: one byte each
                uint length = ReadUInt32(field[4..], isBig);
                uint offset = ReadUInt32(field[8..], isBig);
                if (length > 8 && offset < tiff.Length && length <= tiff.Length - offset)
                {
                    texts.Add(new ExifText(tag, (int)offset, (int)length));
                }
            }
        }

        return exif;
    }

    internal static string Decode(ReadOnlySpan<byte> tiff, ExifText text)
    {
        ReadOnlySpan<byte> bytes = tiff.Slice(text.Offset, text.Length);
        if (text.Tag != ExifText.UserComment)
        {
            return DecodeBytes(bytes);
        }

        ReadOnlySpan<byte> code = bytes[..8];
        if (code.SequenceEqual("UNICODE\0"u8))
        {
            return DecodeUtf16(bytes[8..], tiff[0] == 'M');
        }

        bool isCode = code.SequenceEqual("ASCII\0\0\0"u8) || code.SequenceEqual("JIS\0\0\0\0\0"u8) || !code.ContainsAnyExcept((byte)0);
        return DecodeBytes(isCode ? bytes[8..] : bytes);
    }

    // a comment that says nothing, of the same length: no offset moves
    internal static byte[] Blank(ExifText text)
    {
        byte[] blank = new byte[text.Length];
        blank.AsSpan().Fill((byte)' ');
        if (text.Tag == ExifText.UserComment)
        {
            "ASCII\0\0\0"u8.CopyTo(blank);
        }
        else
        {
            blank[^1] = 0;
        }

        return blank;
    }

    // the texts that hold a label, readable or not
    internal static List<ExifText> FindLabels(ReadOnlySpan<byte> tiff)
    {
        List<ExifText> texts = Find(tiff);
        for (int i = texts.Count - 1; i >= 0; i--)
        {
            if (LabelReader.Read(Decode(tiff, texts[i]), isKeyed: false).Kind is not (LabelTextKind.Label or LabelTextKind.Damaged))
            {
                texts.RemoveAt(i);
            }
        }

        return texts;
    }

    private static string DecodeBytes(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return XmpText.Utf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            // what writers on Chinese systems leave there
            return CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetString(bytes);
        }
    }

    // in the structure's byte order, as the standard wants it, or in the other one
    private static string DecodeUtf16(ReadOnlySpan<byte> bytes, bool isBig)
    {
        bool looksBig = bytes is [0xFE, 0xFF, ..] or [0, not 0, ..];
        bool looksLittle = bytes is [0xFF, 0xFE, ..] or [not 0, 0, ..];
        return (looksBig || (isBig && !looksLittle) ? Encoding.BigEndianUnicode : Encoding.Unicode).GetString(bytes);
    }

    private static ushort ReadUInt16(ReadOnlySpan<byte> bytes, bool isBig) =>
        isBig ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : BinaryPrimitives.ReadUInt16LittleEndian(bytes);

    private static uint ReadUInt32(ReadOnlySpan<byte> bytes, bool isBig) =>
        isBig ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);
}
