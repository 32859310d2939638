namespace GenAiMeasures.Labeling.Tests;

/// <summary>Programs of other people read the label out of what we wrote, and decode the same pixels as before.</summary>
public sealed class PictureOracleTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("oracle").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("tool-written", "b.jpg", "-XMP-TC260:Aigc")]
    [InlineData("containers", "exiftool_XMP.jpg", "-XMP-TC260:Aigc")]
    [InlineData("containers", "exiftool_ExtendedXMP.jpg", "-XMP-TC260:Aigc")]
    [InlineData("tool-written", "uc_b.jpg", "-XMP-TC260:Aigc")]
    [InlineData("tool-written", "b.png", "-XMP-TC260:Aigc")]
    [InlineData("tool-written", "text.png", "-XMP-TC260:Aigc")]
    [InlineData("tool-written", "b.webp", "-XMP-TC260:Aigc")]
    [InlineData("containers", "test_xmp.webp", "-XMP-TC260:Aigc")]
    [InlineData("tool-written", "b.gif", "-XMP-TC260:Aigc")]
    [InlineData("tool-written", "b.tif", "-XMP-TC260:Aigc")]
    [InlineData("containers", "exiftool_BigTIFF.btf", "-XMP-TC260:Aigc")]
    [InlineData("c2pa", "C.dng", "-XMP-TC260:Aigc")]
    [InlineData("tool-written", "b.heic", "-XMP-TC260:Aigc")]
    [InlineData("tool-written", "b.avif", "-XMP-TC260:Aigc")]
    [InlineData("tool-written", "b.pdf", "-PDF:AIGC")]
    [InlineData("containers", "basic.pdf", "-PDF:AIGC")]
    [InlineData("containers", "exiftool_OOXML.docx", "-XML:AIGC")]
    [InlineData("containers", "exiftool_HTML.html", "-HTML:AIGC")]
    public void Exiftool_reads_the_label(string folder, string name, string tag)
    {
        string value = PictureTool.Run("exiftool", "-b", tag, Label(folder, name).Labelled);

        AssertLabel(value);
    }

    [Theory]
    [InlineData("tool-written", "b.jpg")]
    [InlineData("tool-written", "b.png")]
    [InlineData("tool-written", "b_ll.webp")]
    [InlineData("tool-written", "b.tif")]
    [InlineData("containers", "MultiPage.tif")]
    [InlineData("tool-written", "b.avif")]
    public void Exiv2_reads_the_label(string folder, string name) =>
        AssertLabel(PictureTool.Run("exiv2", "-g", "Xmp.TC260.AIGC", "-Pv", Label(folder, name).Labelled));

    [Theory]
    [InlineData("tool-written", "b.jpg")]
    [InlineData("containers", "exiftool_XMP.jpg")]
    [InlineData("tool-written", "b.png")]
    [InlineData("tool-written", "b.webp")]
    [InlineData("tool-written", "b_ll.webp")]
    [InlineData("containers", "sample1.webp")]
    [InlineData("tool-written", "b.gif")]
    [InlineData("tool-written", "b.tif")]
    public void Decoded_pixels_are_the_same(string folder, string name)
    {
        (string original, string labelled) = Label(folder, name);

        Assert.Equal(
            PictureTool.Run("ffmpeg", "-v", "error", "-i", original, "-f", "md5", "-"), PictureTool.Run("ffmpeg", "-v", "error", "-i", labelled, "-f", "md5", "-"));
    }

    [Theory]
    [InlineData("b.heic", "heif-convert")]
    [InlineData("b.avif", "avifdec")]
    public void Decoded_pixels_of_photographs_in_boxes_are_the_same(string name, string decoder)
    {
        (string original, string labelled) = Label("tool-written", name);
        string before = Path.Combine(_folder, "before.png");
        string after = Path.Combine(_folder, "after.png");
        PictureTool.Run(decoder, original, before);
        PictureTool.Run(decoder, labelled, after);

        Assert.Equal(
            PictureTool.Run("ffmpeg", "-v", "error", "-i", before, "-f", "md5", "-"), PictureTool.Run("ffmpeg", "-v", "error", "-i", after, "-f", "md5", "-"));
    }

    [Fact]
    public void Heif_info_and_avifdec_see_the_packet()
    {
        Assert.Contains("application/rdf+xml", PictureTool.Run("heif-info", "-d", Label("tool-written", "b.heic").Labelled), StringComparison.Ordinal);
        Assert.Contains("XMP Metadata   : Present", PictureTool.Run("avifdec", "--info", Label("tool-written", "b.avif").Labelled), StringComparison.Ordinal);
    }

    [Fact]
    public void Webpmux_reads_the_packet()
    {
        string packet = Path.Combine(_folder, "packet.xmp");
        PictureTool.Run("webpmux", "-get", "xmp", Label("tool-written", "b.webp").Labelled, "-o", packet);

        Assert.Contains(LabelFiles.Ours.ToJson(), File.ReadAllText(packet), StringComparison.Ordinal);
    }

    [Fact]
    public void Pngcheck_gifsicle_and_pillow_find_the_structure_sound()
    {
        string png = Label("tool-written", "b.png").Labelled;
        PictureTool.Run("pngcheck", "-q", png);
        Assert.Contains("app 'XMP DataXMP'", PictureTool.Run("gifsicle", "--info", "--extension-info", Label("tool-written", "b.gif").Labelled), StringComparison.Ordinal);
        Assert.Contains(
            LabelFiles.Ours.ToJson(), PictureTool.Python("import sys; from PIL import Image; print(Image.open(sys.argv[1]).text['XML:com.adobe.xmp'])", png), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tool-written", "b.pdf")]
    [InlineData("tool-written", "b_os.pdf")]
    [InlineData("tool-written", "et_b.pdf")]
    [InlineData("containers", "basic.pdf")]
    [InlineData("containers", "basic-no-xmp.pdf")]
    [InlineData("containers", "basic-attachments.pdf")]
    public void Pdf_programs_read_the_label_and_find_the_structure_sound(string folder, string name)
    {
        string path = Label(folder, name).Labelled;

        Assert.Contains(LabelFiles.Ours.ToJson(), PictureTool.Run("pdfinfo", "-custom", path), StringComparison.Ordinal);
        AssertLabel(PictureTool.Python("import sys, pikepdf; print(pikepdf.open(sys.argv[1]).docinfo['/AIGC'])", path));
        PictureTool.Run("qpdf", "--check", path);
    }

    private (string Original, string Labelled) Label(string folder, string name)
    {
        string original = Path.Combine(_folder, name);
        string labelled = Path.Combine(_folder, "labelled-" + name);
        File.Copy(Repository.Shared("labels", folder, name), original);
        LabelFiles.Labeler.WriteFileAsync(original, LabelFiles.Ours, outputPath: labelled).GetAwaiter().GetResult();
        return (original, labelled);
    }

    private static void AssertLabel(string value)
    {
        Assert.True(AigcLabel.TryParse(value, out AigcLabel? label), "the program printed no label");
        Assert.Equal(LabelFiles.Ours, label);
    }
}
