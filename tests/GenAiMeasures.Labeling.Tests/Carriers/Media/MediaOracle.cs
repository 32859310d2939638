using System.Globalization;

namespace GenAiMeasures.Labeling.Tests;

/// <summary>What we wrote as other programs see it, in files that ffmpeg made in every layout, and what they decode before and after.</summary>
internal static class MediaOracle
{
    private const string Picture = "testsrc=size=64x48:rate=10:duration=1";
    private const string Sound = "sine=frequency=440:duration=1";

    private static readonly string[] Both = ["-f", "lavfi", "-i", Picture, "-f", "lavfi", "-i", Sound];
    private static readonly string[] Heard = ["-f", "lavfi", "-i", Sound];

    public static async Task CheckAsync(string name, bool hasPicture, string options)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("media");
        try
        {
            string original = Path.Combine(folder.FullName, name);
            string labelled = Path.Combine(folder.FullName, "labelled-" + name);
            string[] words = options.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            MediaTool.Run("ffmpeg", ["-v", "error", .. hasPicture ? Both : Heard, .. words, "-metadata", "title=kept", "-y", original]);
            var labeler = new ContentLabeler();
            Assert.Equal((LabelState.None, ""), (labeler.ReadFile(original).State, string.Concat(labeler.ReadFile(original).Notes.Select(static note => note.Code))));

            LabelWriteReport report = await labeler.WriteFileAsync(original, MediaSamples.Ours, outputPath: labelled);

            Assert.Equal(MediaSamples.Ours, Assert.Single(labeler.ReadFile(labelled).Sites).Label);
            Assert.Empty(report.Notes);
            (string Decoded, string Packets)[] sums = MediaTool.Checksums(original, labelled);
            Assert.StartsWith("MD5=", sums[0].Decoded, StringComparison.Ordinal);
            Assert.Contains(hasPicture ? ",v,MD5=" : ",a,MD5=", sums[0].Packets, StringComparison.Ordinal);
            Assert.Equal(sums[0], sums[1]);
            AssertSeen(labelled);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void AssertSeen(string path)
    {
        string json = MediaSamples.Ours.ToJson();
        string extension = Path.GetExtension(path).TrimStart('.').ToLower(CultureInfo.InvariantCulture);

        // mediainfo and vorbiscomment do not look into FLAC in Ogg
        bool isFlacInOgg = path.EndsWith("flac.ogg", StringComparison.Ordinal);
        Assert.Contains(json, MediaTool.Run("exiftool", "-ee", "-a", "-u", "-b", path), StringComparison.Ordinal);
        if (extension != "wav")
        {
            string tags = MediaTool.Run("ffprobe", "-v", "error", "-show_entries", "format_tags:stream_tags", "-of", "default=nw=1", path);
            Assert.Contains("AIGC=" + json, tags, StringComparison.Ordinal);
            Assert.Contains("title=kept", tags, StringComparison.OrdinalIgnoreCase);
            Assert.Equal(isFlacInOgg ? "" : json, MediaTool.Run("mediainfo", "--Inform=General;%AIGC%", path).Trim());
        }

        switch (extension)
        {
            case "mkv" or "webm":
                Assert.Contains("AIGC", MediaTool.Run("mkvinfo", "-v", "-v", path), StringComparison.Ordinal);
                string tags = MediaTool.Run("mkvextract", path, "tags");
                Assert.Contains("<Name>AIGC</Name>", tags, StringComparison.Ordinal);
                break;
            case "flac":
                Assert.Equal("AIGC=" + json, MediaTool.Run("metaflac", "--show-tag=AIGC", path).Trim());
                MediaTool.Run("flac", "-s", "-t", path);
                break;
            case "ogg" when !isFlacInOgg:
                Assert.Contains("AIGC=" + json, MediaTool.Run("vorbiscomment", "-l", path), StringComparison.Ordinal);
                break;
            default:
                break;
        }

        string? tag = extension switch { "mp3" => "'TXXX:AIGC'", "flac" or "ogg" or "opus" => "'aigc'", _ => null };
        if (tag is not null)
        {
            string script = $"import mutagen,sys\nf=mutagen.File(sys.argv[1])\nv=f.tags[{tag}]\nprint(v.text[0] if hasattr(v,'text') else v[0])";
            Assert.Equal(json, MediaTool.Run("python3", "-c", script, path).Trim());
        }
    }
}
