using System.IO.Compression;
using System.Text;

namespace GenAiMeasures.Filing.Tests;

/// <summary>Secrets beside what is seen of a picture, in every part of an office file, and in archives.</summary>
public sealed class SecretScanTests
{
    private const string Secret = "sk-abcdefghijklmnop1234";

    [Fact]
    public void A_key_in_a_text_chunk_of_a_PNG_is_found_plain_and_compressed()
    {
        byte[] compressed = Zlib(Secret);
        foreach (byte[] chunk in (byte[][])[
            Chunk("tEXt", [.. "Comment\0"u8, .. Encoding.ASCII.GetBytes(Secret)]), Chunk("zTXt", [.. "Comment\0\0"u8, .. compressed]),
            Chunk("iTXt", [.. "Comment\0\0\0zh\0\0"u8, .. Encoding.UTF8.GetBytes("密码：" + Secret)]), Chunk("iTXt", [.. "x\0\u0001\0zh\0\0"u8, .. compressed])])
        {
            Assert.NotEmpty(SecretScan.Find(Png(chunk)));
        }

        Assert.Empty(SecretScan.Find(Png(Chunk("tEXt", [.. "Comment\0hello"u8]))));
    }

    [Fact]
    public void A_key_in_a_comment_or_in_EXIF_of_a_JPEG_is_found_in_either_writing()
    {
        foreach (byte[] segment in (byte[][])[
            Segment(0xFE, Encoding.ASCII.GetBytes(Secret)), Segment(0xE1, [.. "Exif\0\0"u8, .. Encoding.Unicode.GetBytes(Secret)]),
            Segment(0xE1, [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. Encoding.UTF8.GetBytes($"<x>测试账号：tester01</x>")])])
        {
            Assert.NotEmpty(SecretScan.Find(new FilingFile("佐证材料/a.jpg", (byte[])[0xFF, 0xD8, .. segment, 0xFF, 0xDA, 0, 2, 0xFF, 0xD9])));
        }

        Assert.Empty(SecretScan.Find(new FilingFile("a.jpg", (byte[])[0xFF, 0xD8, .. Segment(0xFE, "hello"u8.ToArray()), 0xFF, 0xD9])));
    }

    [Theory]
    [InlineData("word/comments.xml")]
    [InlineData("word/footer1.xml")]
    [InlineData("docProps/custom.xml")]
    [InlineData("xl/worksheets/sheet9.xml")]
    public void A_key_in_any_part_of_an_office_file_is_found_though_it_is_cut_into_runs(string part)
    {
        FilingFile file = Zip("附件.docx", (part, Encoding.UTF8.GetBytes($"<a><p><r>{Secret[..8]}</r><r>{Secret[8..]}</r></p></a>")));

        InputProblem problem = Assert.Single(SecretScan.Find(file));

        Assert.Equal(("附件.docx", "secret"), (problem.Place, problem.Code));
        Assert.DoesNotContain(Secret, problem.English + problem.Chinese, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_in_a_picture_in_an_office_file_in_an_archive_is_found()
    {
        FilingFile picture = Png(Chunk("tEXt", [.. "k\0"u8, .. Encoding.ASCII.GetBytes(Secret)]));
        FilingFile office = Zip("a.docx", ("word/media/image1.png", picture.Content.ToArray()));

        Assert.NotEmpty(SecretScan.Find(Zip("all.zip", ("a.docx", office.Content.ToArray()))));
        Assert.NotEmpty(SecretScan.Find(Zip("all.zip", ("keys.txt", Encoding.UTF8.GetBytes(Secret)))));
        Assert.Empty(SecretScan.Find(Zip("all.zip", ("keys.txt", "hello"u8.ToArray()))));
    }

    [Fact]
    public void What_cannot_be_looked_through_is_said_and_does_not_pass()
    {
        FilingFile deep = Zip("a.zip", ("x.txt", "x"u8.ToArray()));
        for (int i = 0; i < 5; i++)
        {
            deep = Zip("a.zip", ("a.zip", deep.Content.ToArray()));
        }

        Assert.Equal("unscanned", Assert.Single(SecretScan.Find(deep)).Code);
        byte[] whole = Zip("b.zip", ("x.txt", new byte[5000])).Content.ToArray();
        for (int length = 4; length < whole.Length; length += 7)
        {
            Assert.Equal("unscanned", Assert.Single(SecretScan.Find(new FilingFile("b.zip", whole.AsMemory(0, length)))).Code);
        }

        // 300 MB of nothing in a few hundred kilobytes
        Assert.Equal("unscanned", Assert.Single(SecretScan.Find(Zip("bomb.zip", [.. Enumerable.Range(0, 10).Select(i => ($"{i}.bin", Zeros))]))).Code);
    }

    [Fact]
    public void Pictures_that_are_cut_or_changed_anywhere_end_the_reading_and_nothing_else()
    {
        byte[] png = Png(Chunk("tEXt", [.. "Comment\0"u8, .. Encoding.ASCII.GetBytes(Secret)])).Content.ToArray();
        byte[] jpeg = [0xFF, 0xD8, .. Segment(0xFE, Encoding.ASCII.GetBytes(Secret)), 0xFF, 0xDA];
        var random = new Random(20261124);
        foreach (byte[] whole in (byte[][])[png, jpeg])
        {
            for (int length = 0; length < whole.Length; length++)
            {
                _ = SecretScan.Find(new FilingFile("a.png", whole.AsMemory(0, length))).ToList();
            }

            for (int i = 0; i < 500; i++)
            {
                byte[] changed = [.. whole];
                changed[random.Next(changed.Length)] = (byte)random.Next(256);
                _ = SecretScan.Find(new FilingFile("a.png", changed)).ToList();
            }
        }
    }

    private static byte[] Zeros { get; } = new byte[30 * 1024 * 1024];

    private static FilingFile Png(byte[] chunk) => new("佐证材料/a.png", (byte[])[0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, .. Chunk("IHDR", new byte[13]), .. chunk, .. Chunk("IEND", [])]);

    private static byte[] Chunk(string kind, byte[] data) => [0, 0, (byte)(data.Length >> 8), (byte)data.Length, .. Encoding.ASCII.GetBytes(kind), .. data, 0, 0, 0, 0];

    private static byte[] Segment(byte mark, byte[] data) => [0xFF, mark, (byte)((data.Length + 2) >> 8), (byte)(data.Length + 2), .. data];

    private static byte[] Zlib(string text)
    {
        using var bytes = new MemoryStream();
        using (var zlib = new ZLibStream(bytes, CompressionLevel.Optimal))
        {
            zlib.Write(Encoding.UTF8.GetBytes(text));
        }

        return bytes.ToArray();
    }

    private static FilingFile Zip(string name, params (string Name, byte[] Content)[] entries)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string entry, byte[] content) in entries)
            {
                using Stream stream = zip.CreateEntry(entry, CompressionLevel.Fastest).Open();
                stream.Write(content);
            }
        }

        return new FilingFile(name, bytes.ToArray());
    }
}
