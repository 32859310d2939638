using System.IO.Compression;
using System.Text;
using System.Xml;

namespace GenAiMeasures.Filing;

// The texts that a picture or an archive carries beside what is seen of it: chunks, comments and segments of PNG and JPEG, every part of a DOCX
// or XLSX, the entries of a ZIP, and pictures within them. In bounds: null where a file goes beyond them or cannot be opened.
internal static class EmbeddedTexts
{
    private const int MostEntries = 10_000;
    private const int MostDepth = 3;
    private const long MostBytes = 256L * 1024 * 1024;
    private const int MostOfOne = 8 * 1024 * 1024;

    private static readonly XmlReaderSettings Safe = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    private static ReadOnlySpan<byte> PngMark => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    internal static bool IsPicture(ReadOnlySpan<byte> content) => content.StartsWith(PngMark) || content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]);

    internal static bool IsArchive(ReadOnlySpan<byte> content) => content.StartsWith("PK\x03\x04"u8) || content.StartsWith("PK\x05\x06"u8);

    internal static string OfPicture(ReadOnlySpan<byte> content)
    {
        var text = new StringBuilder();
        if (content.StartsWith(PngMark))
        {
            Png(content[PngMark.Length..], text);
        }
        else
        {
            Jpeg(content[2..], text);
        }

        return text.ToString();
    }

    internal static string? OfArchive(ReadOnlyMemory<byte> content)
    {
        var text = new StringBuilder();
        long left = MostBytes;
        try
        {
            return Archive(content, text, ref left, 0) ? text.ToString() : null;
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or NotSupportedException or ArgumentException)
        {
            return null;
        }
    }

    private static bool Archive(ReadOnlyMemory<byte> content, StringBuilder text, ref long left, int depth)
    {
        using var stream = new MemoryStream(content.ToArray(), writable: false);
        using var zip = new ZipArchive(stream, ZipArchiveMode.Read);
        if (depth >= MostDepth || zip.Entries.Count > MostEntries)
        {
            return false;
        }

        foreach (ZipArchiveEntry entry in zip.Entries.Where(e => e.Length > 0))
        {
            left -= entry.Length;
            if (left < 0 || entry.IsEncrypted)
            {
                return false;
            }

            using Stream part = entry.Open();
            byte[] bytes = Take(part, entry.Length);
            text.Append(entry.FullName).Append('\n');
            if (IsArchive(bytes))
            {
                if (!Archive(bytes, text, ref left, depth + 1))
                {
                    return false;
                }
            }
            else
            {
                text.Append(Of(entry.FullName, bytes)).Append('\n');
            }
        }

        return true;
    }

    private static string Of(string name, byte[] bytes) =>
        IsPicture(bytes) ? OfPicture(bytes)
        : name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase) ? OfXml(bytes)
        : Encoding.UTF8.GetString(bytes.AsSpan(0, Math.Min(bytes.Length, MostOfOne)));

    // the texts of a part, those of one paragraph, row or string joined: an office cuts a text into runs where it likes
    private static string OfXml(byte[] bytes)
    {
        var text = new StringBuilder();
        try
        {
            using var stream = new MemoryStream(bytes, writable: false);
            using XmlReader reader = XmlReader.Create(stream, Safe);
            while (reader.Read())
            {
                if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace)
                {
                    text.Append(reader.Value);
                }
                else if (reader.NodeType == XmlNodeType.EndElement && reader.LocalName is "p" or "si" or "c" or "row" or "property" or "comment")
                {
                    text.Append('\n');
                }
                else if (reader.NodeType == XmlNodeType.Element && reader.GetAttribute("Target") is { } target)
                {
                    text.Append(target).Append('\n');
                }
            }
        }
        catch (XmlException)
        {
            // what is no XML is looked at as it is
            text.Append(Encoding.UTF8.GetString(bytes.AsSpan(0, Math.Min(bytes.Length, MostOfOne))));
        }

        return text.ToString();
    }

    private static void Png(ReadOnlySpan<byte> chunks, StringBuilder text)
    {
        while (chunks.Length >= 12)
        {
            uint length = System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(chunks);
            ReadOnlySpan<byte> kind = chunks.Slice(4, 4);
            int size = (int)Math.Min(length, (uint)chunks.Length - 8);
            ReadOnlySpan<byte> data = chunks.Slice(8, size);
            if (kind.SequenceEqual("tEXt"u8) || kind.SequenceEqual("eXIf"u8))
            {
                Add(text, data);
            }
            else if (kind.SequenceEqual("zTXt"u8) || kind.SequenceEqual("iTXt"u8))
            {
                Add(text, data);
                Inflate(text, data);
            }

            chunks = chunks[Math.Min(chunks.Length, size + 12)..];
        }
    }

    // zTXt: keyword, 0, method; iTXt: keyword, 0, flag, method, language, 0, translated keyword, 0. Where a stream begins is tried.
    private static void Inflate(StringBuilder text, ReadOnlySpan<byte> data)
    {
        int start = data.IndexOf((byte)0x78);
        for (int tries = 0; start >= 0 && tries < 8; tries++)
        {
            try
            {
                using var stream = new MemoryStream(data[start..].ToArray(), writable: false);
                using var zlib = new ZLibStream(stream, CompressionMode.Decompress);
                Add(text, Take(zlib, MostOfOne));
                return;
            }
            catch (InvalidDataException)
            {
                int next = data[(start + 1)..].IndexOf((byte)0x78);
                start = next < 0 ? -1 : start + 1 + next;
            }
        }
    }

    private static void Jpeg(ReadOnlySpan<byte> segments, StringBuilder text)
    {
        while (segments.Length >= 4 && segments[0] == 0xFF && segments[1] != 0xDA)
        {
            int size = Math.Min(System.Buffers.Binary.BinaryPrimitives.ReadUInt16BigEndian(segments[2..]), segments.Length - 2);
            if (size < 2)
            {
                return;
            }

            if (segments[1] is 0xFE or (>= 0xE0 and <= 0xEF))
            {
                Add(text, segments[4..(size + 2)]);
            }

            segments = segments[(size + 2)..];
        }
    }

    // EXIF may write UTF-16
    private static void Add(StringBuilder text, ReadOnlySpan<byte> bytes)
    {
        bytes = bytes[..Math.Min(bytes.Length, MostOfOne)];
        text.Append(Encoding.UTF8.GetString(bytes)).Append('\n');
        if (bytes.Contains((byte)0))
        {
            text.Append(Encoding.UTF8.GetString(bytes).Replace("\0", "", StringComparison.Ordinal)).Append('\n');
            text.Append(Encoding.Unicode.GetString(bytes)).Append('\n').Append(Encoding.BigEndianUnicode.GetString(bytes)).Append('\n');
        }
    }

    // no more than was said: an entry that unpacks to more than its own length is not believed
    private static byte[] Take(Stream stream, long most)
    {
        using var bytes = new MemoryStream();
        byte[] buffer = new byte[64 * 1024];
        for (int read = stream.Read(buffer); read > 0 && bytes.Length <= most; read = stream.Read(buffer))
        {
            bytes.Write(buffer, 0, read);
        }

        return bytes.ToArray();
    }
}
