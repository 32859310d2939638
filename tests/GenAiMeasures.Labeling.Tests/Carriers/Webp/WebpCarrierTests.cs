namespace GenAiMeasures.Labeling.Tests;

public class WebpCarrierTests
{
    private const string Place = "XMP chunk";

    [Theory]
    [InlineData("et_b.webp")]
    [InlineData("et_b_a.webp")]
    [InlineData("et_b_ll.webp")]
    public void Labels_of_other_tools_are_read_and_replaced(string name)
    {
        byte[] original = LabelFiles.Read("tool-written", name);

        LabelReadResult read = LabelFiles.Labeler.Read(original);
        Assert.Equal(("webp", LabelState.Found), (read.Format, read.State));
        LabelSite site = Assert.Single(read.Sites);
        Assert.Equal((Place, true, LabelFiles.ToolWritten), (site.Place, site.IsNormative, site.Label));
        CarrierProof.Label(original, "webp", Place);
    }

    [Theory]
    [InlineData("tool-written", "b.webp")]
    [InlineData("tool-written", "b_a.webp")]
    [InlineData("tool-written", "b_ll.webp")]
    [InlineData("containers", "exiftool_RIFF.webp")]
    [InlineData("containers", "sample1.webp")]
    [InlineData("containers", "test.webp")]
    [InlineData("containers", "test_lossless.webp")]
    [InlineData("containers", "test_xmp.webp")]
    public void Unlabelled_files_read_as_none_and_take_a_label(string folder, string name)
    {
        byte[] original = LabelFiles.Read(folder, name);
        Assert.Equal(LabelState.None, LabelFiles.Labeler.Read(original).State);

        CarrierProof.Label(original, "webp", Place);
    }

    [Fact]
    public void A_simple_file_gets_a_head_and_keeps_its_image()
    {
        byte[] original = LabelFiles.Read("tool-written", "b.webp");
        byte[] labelled = LabelFiles.Labeler.Write(original, LabelFiles.Ours).Content.ToArray();

        // as exiftool writes it for 96 x 64
        Assert.Equal("565038580A000000040000005F00003F0000", Convert.ToHexString(labelled, 12, 18));
        Assert.Equal(original[12..], labelled[30..(18 + original.Length)]);
        Assert.Equal(labelled.Length - 8, BitConverter.ToInt32(labelled, 4));
    }

    [Fact]
    public void The_alpha_bit_of_a_lossless_image_goes_into_the_head()
    {
        byte[] original = LabelFiles.Read("tool-written", "b_ll.webp");
        bool hasAlpha = (original[24] & 0x10) != 0;
        byte[] labelled = LabelFiles.Labeler.Write(original, LabelFiles.Ours).Content.ToArray();

        Assert.Equal(hasAlpha, (labelled[20] & 0x10) != 0);
    }

    [Fact]
    public void A_label_in_the_user_comment_is_read_and_emptied()
    {
        byte[] jpeg = LabelFiles.Read("tool-written", "uc_b.jpg");
        int start = jpeg.AsSpan().IndexOf("Exif\0\0"u8) + 6;
        int length = (jpeg[start - 8] << 8) + jpeg[start - 7] - 8;
        byte[] exif = jpeg[start..(start + length)];
        byte[] original = LabelFiles.Read("tool-written", "b.webp");
        byte[] content = [.. original, .. "EXIF"u8, .. BitConverter.GetBytes(exif.Length), .. exif, .. new byte[exif.Length & 1]];
        BitConverter.GetBytes(content.Length - 8).CopyTo(content, 4);

        LabelSite site = Assert.Single(LabelFiles.Labeler.Read(content).Sites);
        Assert.Equal(("EXIF chunk UserComment", LabelFiles.ToolWritten), (site.Place, site.Label));
        CarrierProof.Label(content, "webp", Place);
    }

    [Fact]
    public void A_head_that_announces_a_packet_which_is_gone_is_unreadable()
    {
        byte[] labelled = LabelFiles.Labeler.Write(LabelFiles.Read("tool-written", "b.webp"), LabelFiles.Ours).Content.ToArray();
        int packet = labelled.AsSpan().IndexOf("XMP "u8);
        byte[] cut = labelled[..packet];
        BitConverter.GetBytes(cut.Length - 8).CopyTo(cut, 4);

        Assert.Equal(LabelState.Unreadable, LabelFiles.Labeler.Read(cut).State);
    }

    [Fact]
    public void Truncation_is_never_taken_for_unlabelled()
    {
        CarrierProof.Truncate(CarrierProof.Label(LabelFiles.Read("tool-written", "b.webp"), "webp", Place));
        CarrierProof.Truncate(LabelFiles.Read("tool-written", "et_b_ll.webp"));
    }

    [Theory]
    [InlineData("et_b.webp", 1)]
    [InlineData("et_b_ll.webp", 2)]
    public void Mutations_never_crash_and_never_hide_a_label(string name, int seed) =>
        CarrierProof.Mutate(LabelFiles.Read("tool-written", name), 5000, seed);
}
