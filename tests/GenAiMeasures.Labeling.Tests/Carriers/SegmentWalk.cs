using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace GenAiMeasures.Labeling.Tests;

/// <summary>The parts of a picture or a document that are no label, in their order: walked without the code that writes them.</summary>
internal static partial class SegmentWalk
{
    private static readonly string[] Rewritten = ["[Content_Types].xml", "_rels/.rels", "docProps/custom.xml"];

    public static string[] Of(byte[] content, string format) => format switch
    {
        "jpeg" => [.. Jpeg(content)],
        "png" => [.. Png(content)],
        "webp" => [.. Webp(content)],
        "gif" => [.. Gif(content)],
        "docx" => [.. Zip(content)],
        "html" => [Encoding.Latin1.GetString(content).Contains("<meta name=\"AIGC\"", StringComparison.Ordinal) ? HtmlLabel().Replace(Encoding.Latin1.GetString(content), "") : Encoding.Latin1.GetString(content)],
        "markdown" => [MarkdownLabel().Replace(Encoding.UTF8.GetString(content), "")],
        "heif" or "avif" => [.. Items(content)],
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };

    private static IEnumerable<string> Jpeg(byte[] content)
    {
        int at = 2;
        while (content[at + 1] != 0xDA)
        {
            int end = at + 2 + BinaryPrimitives.ReadUInt16BigEndian(content.AsSpan(at + 2));
            if (content[at + 1] != 0xE1 || !content.AsSpan(at + 4).StartsWith("http://ns.adobe.com/"u8))
            {
                yield return Hash(content.AsSpan(at, end - at));
            }

            at = end;
        }

        yield return Hash(content.AsSpan(at));
    }

    private static IEnumerable<string> Png(byte[] content)
    {
        for (int at = 8; at < content.Length;)
        {
            int end = at + 12 + BinaryPrimitives.ReadInt32BigEndian(content.AsSpan(at));
            if (!content.AsSpan(at + 8).StartsWith("XML:com.adobe.xmp"u8))
            {
                yield return Hash(content.AsSpan(at, end - at));
            }

            at = end;
        }
    }

    private static IEnumerable<string> Webp(byte[] content)
    {
        for (int at = 12; at < content.Length;)
        {
            int length = BinaryPrimitives.ReadInt32LittleEndian(content.AsSpan(at + 4));
            int end = at + 8 + length + (length & 1);
            string id = Encoding.ASCII.GetString(content, at, 4);
            if (id is not ("XMP " or "VP8X"))
            {
                yield return Hash(content.AsSpan(at, end - at));
            }

            at = end;
        }
    }

    private static IEnumerable<string> Gif(byte[] content)
    {
        int at = 13 + ((content[10] & 0x80) != 0 ? 3 << ((content[10] & 7) + 1) : 0);
        yield return Hash(content.AsSpan(6, at - 6));
        while (at < content.Length)
        {
            int start = at;
            at += content[at] switch
            {
                0x2C => 10 + ((content[at + 9] & 0x80) != 0 ? 3 << ((content[at + 9] & 7) + 1) : 0) + 1,
                0x21 => 2,
                _ => 1,
            };
            if (content[start] is 0x2C or 0x21)
            {
                while (content[at] != 0)
                {
                    at += content[at] + 1;
                }

                at++;
            }

            if (!content.AsSpan(start).StartsWith((ReadOnlySpan<byte>)[0x21, 0xFF, 11, .. "XMP DataXMP"u8]))
            {
                yield return Hash(content.AsSpan(start, at - start));
            }
        }
    }

    private static IEnumerable<string> Zip(byte[] content)
    {
        using var zip = new ZipArchive(new MemoryStream(content));
        foreach (ZipArchiveEntry entry in zip.Entries.Where(e => !Rewritten.Contains(e.FullName)))
        {
            yield return $"{entry.FullName} {entry.Crc32} {entry.CompressedLength} {entry.LastWriteTime:O}";
        }
    }

    private static IEnumerable<string> Items(byte[] content)
    {
        var source = new MemorySource(content);
        HeifMeta meta = HeifMeta.Read(source, HeifBox.Read(source, 0, content.Length));
        foreach (HeifItem item in meta.Items.Where(i => meta.Types[i.Id].Type != "mime").OrderBy(i => i.Id))
        {
            yield return $"{item.Id} {meta.Types[item.Id].Type} {Hash(meta.Data(item))}";
        }
    }

    private static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexString(SHA256.HashData(bytes));

    // what the writer adds: the tag and the line end before it
    [GeneratedRegex("\r?\n?<meta name=\"AIGC\" content=\"[^\"]*\">", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex HtmlLabel();

    [GeneratedRegex("^---\nAIGC:\n(?:  [^\n]*\n)+---\n\n", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex MarkdownLabel();
}
