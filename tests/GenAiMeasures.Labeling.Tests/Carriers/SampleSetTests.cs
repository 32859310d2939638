using System.Security.Cryptography;

namespace GenAiMeasures.Labeling.Tests;

/// <summary>Every file of the shared samples, by its manifest: unchanged, read as it says, and labelled or refused with a reason.</summary>
public class SampleSetTests
{
    private static readonly string[] Unlabelled =
    [
        "b.avif", "b.gif", "b.heic", "b.jpg", "b.pdf", "b.png", "b.tif", "b.webp", "b_a.webp", "b_ll.webp", "b_os.pdf", "base.mp4", "ff_nomovflags.mp4", "unlabelled.avi", "unlabelled.wav",
    ];

    // cut off, encrypted, or text in an encoding that is not known: what is not read could hold a label
    private static readonly string[] Unreadable =
    [
        "containers/basic-password.pdf", "containers/basic-signed.pdf", "containers/exiftool_RIFF.avi", "containers/exiftool_Matroska.mkv", "containers/exiftool_Vorbis.ogg",
        "containers/exiftool_Text2.txt",
        "hostile/nested_moov_1000.mp4", "hostile/sample3.invalid.wav",
    ];

    public static TheoryData<string> Files
    {
        get
        {
            var files = new TheoryData<string>();
            foreach ((string name, _, _) in Manifest().Where(m => !m.Name.StartsWith("signature/", StringComparison.Ordinal)))
            {
                files.Add(name);
            }

            return files;
        }
    }

    [Fact]
    public void Every_file_is_in_the_manifest_with_its_size_and_its_hash()
    {
        (string Name, long Length, string Hash)[] manifest = [.. Manifest()];
        string root = Repository.Shared("labels");
        string[] files = [.. Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(root, f).Replace('\\', '/')).Where(f => f != "MANIFEST.md")];

        Assert.Equal(files.Order(StringComparer.Ordinal), manifest.Select(m => m.Name).Order(StringComparer.Ordinal));
        Assert.All(manifest, m =>
        {
            byte[] content = MediaSamples.Read(m.Name);
            Assert.Equal((m.Length, m.Hash), (content.LongLength, Convert.ToHexStringLower(SHA256.HashData(content))));
        });
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_reads_as_its_manifest_says_in_memory_and_from_disk(string name)
    {
        LabelReadResult read = LabelFiles.Labeler.Read(MediaSamples.Read(name), name);
        LabelReadResult file = LabelFiles.Labeler.ReadFile(MediaSamples.PathOf(name));

        Assert.Equal((read.State, read.Format), (file.State, file.Format));
        Assert.Equal(read.Sites.AsEnumerable(), file.Sites);
        string folder = name[..name.IndexOf('/', StringComparison.Ordinal)];
        Assert.Equal(folder == "c2pa", read.HasC2pa);
        switch (folder)
        {
            case "tool-written" when !Unlabelled.Contains(Path.GetFileName(name)):
                AigcLabel label = Assert.Single(read.Sites).Label!;
                Assert.Equal(name.EndsWith("c.html", StringComparison.Ordinal) ? "x" : LabelFiles.Code, label.ContentProducer);
                break;
            case "hostile" when !Unreadable.Contains(name):
                Assert.NotEqual(LabelState.Found, read.State);
                break;
            default:
                Assert.Equal(Unreadable.Contains(name) ? LabelState.Unreadable : LabelState.None, read.State);
                break;
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_takes_one_label_or_is_refused_with_a_reason(string name)
    {
        byte[] original = MediaSamples.Read(name);
        var options = new LabelWriteOptions { FileName = name };
        if (Unreadable.Contains(name) || name.EndsWith(".txt", StringComparison.Ordinal))
        {
            LabelWriteException refused = Assert.Throws<LabelWriteException>(() => LabelFiles.Labeler.Write(original, LabelFiles.Ours, options));
            Assert.Contains(refused.Failure, (LabelFailure[])[LabelFailure.Damaged, LabelFailure.Encrypted, LabelFailure.NoPlace, LabelFailure.UnknownFormat]);
            return;
        }

        try
        {
            LabeledContent written = LabelFiles.Labeler.Write(original, LabelFiles.Ours, options);
            Assert.Equal(LabelFiles.Ours, Assert.Single(LabelFiles.Labeler.Read(written.Content, name).Sites).Label);
            Assert.Equal(name.StartsWith("c2pa/", StringComparison.Ordinal), written.Report.BreaksC2pa);
        }
        catch (LabelWriteException refused) when (name.StartsWith("hostile/", StringComparison.Ordinal))
        {
            Assert.NotEmpty(refused.Message);
        }
    }

    private static IEnumerable<(string Name, long Length, string Hash)> Manifest()
    {
        foreach (string line in File.ReadLines(Repository.Shared("labels", "MANIFEST.md")))
        {
            string[] cells = line.Split('|', StringSplitOptions.TrimEntries);
            if (cells.Length > 4 && cells[1].Contains('/', StringComparison.Ordinal) && long.TryParse(cells[2], out long length))
            {
                yield return (cells[1], length, cells[3]);
            }
            else if (line.StartsWith("- signature/", StringComparison.Ordinal))
            {
                string[] words = line.Split(' ');
                yield return (words[1], long.Parse(words[2], System.Globalization.CultureInfo.InvariantCulture), words[5]);
            }
        }
    }
}
