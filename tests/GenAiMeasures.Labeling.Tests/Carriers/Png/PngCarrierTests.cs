using System.Text;

namespace GenAiMeasures.Labeling.Tests;

public class PngCarrierTests
{
    private const string Place = "iTXt XMP";

    [Theory]
    [InlineData("et_b.png", Place, true)]
    [InlineData("xv_b.png", Place, true)]
    [InlineData("text.png", "tEXt AIGC", false)]
    [InlineData("itxtz.png", "iTXt AIGC", false)]
    [InlineData("uc_b.png", "eXIf UserComment", true)]
    public void Labels_of_other_tools_are_read_and_replaced(string name, string place, bool isNormative)
    {
        byte[] original = LabelFiles.Read("tool-written", name);

        LabelReadResult read = LabelFiles.Labeler.Read(original);
        Assert.Equal(("png", LabelState.Found), (read.Format, read.State));
        LabelSite site = Assert.Single(read.Sites);
        Assert.Equal((place, isNormative, LabelFiles.ToolWritten), (site.Place, site.IsNormative, site.Label));

        LabeledContent written = LabelFiles.Labeler.Write(original, LabelFiles.Ours);
        Assert.Equal(LabelFiles.ToolWritten, Assert.Single(written.Report.ReplacedSites).Label);
        CarrierProof.AssertOne(LabelFiles.Labeler.Read(written.Content), "png", Place);
    }

    [Theory]
    [InlineData("tool-written", "b.png")]
    [InlineData("containers", "exiftool_PNG.png")]
    [InlineData("containers", "libpng-test.png")]
    public void Unlabelled_files_read_as_none_and_take_a_label(string folder, string name)
    {
        byte[] original = LabelFiles.Read(folder, name);
        Assert.Equal(LabelState.None, LabelFiles.Labeler.Read(original).State);

        CarrierProof.Label(original, "png", Place);
    }

    [Fact]
    public void All_other_chunks_stay_as_they_are()
    {
        byte[] original = LabelFiles.Read("tool-written", "b.png");
        byte[] labelled = LabelFiles.Labeler.Write(original, LabelFiles.Ours).Content.ToArray();

        int inserted = labelled.Length - original.Length;
        Assert.Equal("iTXt", Encoding.ASCII.GetString(labelled, 37, 4));
        Assert.Equal(original, (byte[])[.. labelled[..33], .. labelled[(33 + inserted)..]]);
    }

    [Fact]
    public void A_packet_behind_the_image_is_read_and_moves_before_it()
    {
        byte[] labelled = LabelFiles.Labeler.Write(LabelFiles.Read("tool-written", "b.png"), LabelFiles.ToolWritten).Content.ToArray();
        int length = (labelled[35] << 8) + labelled[36] + 12;
        byte[] behind = [.. labelled[..33], .. labelled[(33 + length)..^12], .. labelled[33..(33 + length)], .. labelled[^12..]];

        Assert.Equal(LabelFiles.ToolWritten, LabelFiles.Labeler.Read(behind).Label);
        Assert.Equal(
            LabelFiles.Labeler.Write(LabelFiles.Read("tool-written", "b.png"), LabelFiles.Ours).Content.ToArray(), LabelFiles.Labeler.Write(behind, LabelFiles.Ours).Content.ToArray());
    }

    [Fact]
    public void A_label_in_a_chunk_with_a_wrong_checksum_is_read_with_a_note()
    {
        byte[] content = LabelFiles.Read("tool-written", "text.png");
        int type = content.AsSpan().IndexOf("tEXt"u8);
        int length = (content[type - 2] << 8) + content[type - 1];
        content[type + 4 + length] ^= 1;

        LabelReadResult read = LabelFiles.Labeler.Read(content);

        Assert.Equal((LabelState.Found, "checksum"), (read.State, read.Notes[0].Code));
        LabelWriteException refusal = Assert.Throws<LabelWriteException>(() => LabelFiles.Labeler.Write(content, LabelFiles.Ours));
        Assert.Equal(
            (LabelFailure.Damaged, "The png content cannot be labelled: A chunk's checksum does not fit its content."),
            (refusal.Failure, refusal.Message));
    }

    [Fact]
    public void A_raw_profile_with_a_user_comment_is_read_and_emptied()
    {
        byte[] exif = Exif(LabelFiles.Read("tool-written", "uc_b.png"));
        string hex = Convert.ToHexStringLower([.. "Exif\0\0"u8, .. exif]);
        string profile = "\nexif\n" + (exif.Length + 6).ToString(System.Globalization.CultureInfo.InvariantCulture).PadLeft(8) + "\n" + hex + "\n";
        byte[] content = With("Raw profile type exif", profile);

        LabelSite site = Assert.Single(LabelFiles.Labeler.Read(content).Sites);
        Assert.Equal(("tEXt profile UserComment", LabelFiles.ToolWritten), (site.Place, site.Label));
        CarrierProof.Label(content, "png", Place);
    }

    [Theory]
    [InlineData("Comment", "an article about ContentProducer and labels", LabelState.Unreadable)]
    [InlineData("Comment", "made by hand", LabelState.None)]
    [InlineData("AIGC", "", LabelState.None)]
    [InlineData("aigc", "{\"Label\":\"1\"}", LabelState.Found)]
    [InlineData("Comment", "{\"Label\":\"1\"}", LabelState.None)]
    [InlineData("Comment", "{\"Label\":\"1\",\"ProduceID\":\"x\"}", LabelState.Found)]
    [InlineData("AIGC", "{\"Label\":\"1\",\"Produ", LabelState.Unreadable)]
    public void A_generic_text_counts_only_with_a_key_of_the_standard(string keyword, string text, LabelState state) =>
        Assert.Equal(state, LabelFiles.Labeler.Read(With(keyword, text)).State);

    [Fact]
    public void A_text_that_expands_without_end_is_unreadable()
    {
        byte[] zeros = new byte[20 * 1024 * 1024];
        var compressed = new MemoryStream();
        using (var stream = new System.IO.Compression.ZLibStream(compressed, System.IO.Compression.CompressionLevel.Optimal, leaveOpen: true))
        {
            stream.Write(zeros);
        }

        byte[] original = LabelFiles.Read("tool-written", "b.png");
        byte[] bomb = [.. original[..33], .. PngCarrier.Chunk(PngWalk.TextCompressed, [.. "AIGC\0\0"u8, .. compressed.ToArray()]), .. original[33..]];

        LabelReadResult read = LabelFiles.Labeler.Read(bomb);
        Assert.Equal((LabelState.Unreadable, "block_too_large"), (read.State, read.Notes[0].Code));
    }

    [Fact]
    public void Truncation_is_never_taken_for_unlabelled()
    {
        CarrierProof.Truncate(CarrierProof.Label(LabelFiles.Read("tool-written", "b.png"), "png", Place));
        CarrierProof.Truncate(LabelFiles.Read("tool-written", "itxtz.png"));
    }

    [Theory]
    [InlineData("et_b.png", 1)]
    [InlineData("text.png", 2)]
    [InlineData("itxtz.png", 3)]
    [InlineData("uc_b.png", 4)]
    public void Mutations_never_crash_and_never_hide_a_label(string name, int seed) =>
        CarrierProof.Mutate(LabelFiles.Read("tool-written", name), 3000, seed);

    private static byte[] With(string keyword, string text)
    {
        byte[] original = LabelFiles.Read("tool-written", "b.png");
        return [.. original[..33], .. PngCarrier.Chunk(PngWalk.TextLatin, Encoding.Latin1.GetBytes(keyword + "\0" + text)), .. original[33..]];
    }

    private static byte[] Exif(byte[] png)
    {
        int type = png.AsSpan().IndexOf("eXIf"u8);
        int length = (png[type - 2] << 8) + png[type - 1];
        return png[(type + 4)..(type + 4 + length)];
    }
}
