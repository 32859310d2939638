namespace GenAiMeasures.Labeling.Tests;

public class HeifCarrierTests
{
    private const string Place = "XMP item";

    [Fact]
    public void A_label_of_another_tool_is_read_and_replaced()
    {
        byte[] original = LabelFiles.Read("tool-written", "et_b.heic");

        LabelReadResult read = LabelFiles.Labeler.Read(original);
        Assert.Equal(("heif", LabelState.Found), (read.Format, read.State));
        LabelSite site = Assert.Single(read.Sites);
        Assert.Equal((Place, true, LabelFiles.ToolWritten), (site.Place, site.IsNormative, site.Label));
        CarrierProof.Label(original, "heif", Place);
    }

    [Theory]
    [InlineData("tool-written", "b.heic")]
    [InlineData("containers", "exiftool_QuickTime.heic")]
    public void Unlabelled_photographs_read_as_none_and_take_a_label(string folder, string name)
    {
        byte[] original = LabelFiles.Read(folder, name);
        Assert.Equal(LabelState.None, LabelFiles.Labeler.Read(original).State);

        CarrierProof.Label(original, "heif", Place);
    }

    [Theory]
    [InlineData("tool-written", "b.avif")]
    [InlineData("containers", "sample1.avif")]
    public void Unlabelled_avif_images_take_a_label(string folder, string name)
    {
        byte[] original = LabelFiles.Read(folder, name);
        Assert.Equal(LabelState.None, LabelFiles.Labeler.Read(original).State);

        CarrierProof.Label(original, "avif", Place, isNormative: false);
    }

    [Fact]
    public void The_items_of_the_image_keep_their_bytes()
    {
        byte[] original = LabelFiles.Read("tool-written", "b.heic");
        byte[] labelled = LabelFiles.Labeler.Write(original, LabelFiles.Ours).Content.ToArray();

        Assert.Equal(Image(original), Image(labelled));
    }

    [Fact]
    public void Truncation_is_never_taken_for_unlabelled()
    {
        CarrierProof.Truncate(CarrierProof.Label(LabelFiles.Read("tool-written", "b.heic"), "heif", Place));
        CarrierProof.Truncate(LabelFiles.Read("tool-written", "et_b.heic"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Mutations_never_crash_and_never_hide_a_label(int seed) => CarrierProof.Mutate(LabelFiles.Read("tool-written", "et_b.heic"), 5000, seed);

    [Fact]
    public void Cut_and_changed_avif_images_are_answered()
    {
        byte[] labelled = LabelFiles.Labeler.Write(LabelFiles.Read("tool-written", "b.avif"), LabelFiles.Ours).Content.ToArray();

        CarrierProof.Truncate(labelled);
        CarrierProof.Mutate(labelled, 10_000, seed: 3);
    }

    private static byte[] Image(byte[] content)
    {
        var source = new MemorySource(content);
        HeifMeta meta = HeifMeta.Read(source, HeifBox.Read(source, 0, content.Length));
        return meta.Data(meta.Items.Find(i => i.Id == meta.Primary)!);
    }
}
