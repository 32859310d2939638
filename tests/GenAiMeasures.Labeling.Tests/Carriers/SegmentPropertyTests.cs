using FsCheck.Xunit;

namespace GenAiMeasures.Labeling.Tests;

/// <summary>Whatever label is written, once and again: what is no label keeps its bytes and its order (invariant 9). Sound and films: <see cref="MediaSegmentTests"/>.</summary>
public class SegmentPropertyTests
{
    private static readonly (string File, string Format, string? Name)[] Walked =
    [
        ("tool-written/b.jpg", "jpeg", null),
        ("tool-written/b.png", "png", null),
        ("containers/libpng-test.png", "png", null),
        ("tool-written/b_ll.webp", "webp", null),
        ("containers/test_xmp.webp", "webp", null),
        ("containers/exiftool_GIF.gif", "gif", null),
        ("tool-written/b.heic", "heif", null),
        ("tool-written/b.avif", "avif", null),
        ("containers/exiftool_OOXML.docx", "docx", null),
        ("containers/exiftool_HTML.html", "html", null),
        ("containers/exiftool_Text1.txt", "markdown", "a.md"),
    ];

    // the label is appended, and what points to it is overwritten
    private static readonly (string File, int Head)[] Appended =
    [
        ("tool-written/b.tif", 8),
        ("containers/MultiPage.tif", 8),
        ("containers/exiftool_BigTIFF.btf", 16),
        ("tool-written/b.pdf", 0),
        ("tool-written/b_os.pdf", 0),
    ];

    [Property(MaxTest = 25)]
    public void Segments_of_pictures_and_documents_are_the_same(AigcLabelValues first, AigcLabelValues second)
    {
        foreach ((string file, string format, string? name) in Walked)
        {
            byte[] original = MediaSamples.Read(file);
            var options = new LabelWriteOptions { FileName = name };
            byte[] once = LabelFiles.Labeler.Write(original, first.ToLabel(), options).Content.ToArray();
            byte[] twice = LabelFiles.Labeler.Write(once, second.ToLabel(), options).Content.ToArray();

            string[] before = SegmentWalk.Of(original, format);
            Assert.Equal(before, SegmentWalk.Of(once, format));
            Assert.Equal(before, SegmentWalk.Of(twice, format));
            Assert.Equal(second.ToLabel(), Assert.Single(LabelFiles.Labeler.Read(twice, name).Sites).Label);
        }
    }

    [Property(MaxTest = 25)]
    public void What_is_appended_to_leaves_every_byte_in_its_place(AigcLabelValues first, AigcLabelValues second)
    {
        foreach ((string file, int head) in Appended)
        {
            byte[] original = MediaSamples.Read(file);
            byte[] once = LabelFiles.Labeler.Write(original, first.ToLabel()).Content.ToArray();
            byte[] twice = LabelFiles.Labeler.Write(once, second.ToLabel()).Content.ToArray();

            Assert.True(original.AsSpan(head).SequenceEqual(once.AsSpan(head, original.Length - head)), file);
            Assert.True(original.AsSpan(head).SequenceEqual(twice.AsSpan(head, original.Length - head)), file);
        }
    }
}
