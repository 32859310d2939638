using FsCheck.Xunit;

namespace GenAiMeasures.Labeling.Tests;

/// <summary>Whatever strings a label holds, every format gives them back.</summary>
public class CarrierPropertyTests
{
    private static readonly (string Folder, string Name, string? FileName)[] Contents =
    [
        ("tool-written", "uc_b.jpg", null),
        ("tool-written", "text.png", null),
        ("tool-written", "b.webp", null),
        ("tool-written", "b.gif", null),
        ("tool-written", "b.tif", null),
        ("tool-written", "b.heic", null),
        ("tool-written", "b.pdf", null),
        ("tool-written", "c.docx", null),
        ("tool-written", "c.html", null),
        ("containers", "exiftool_Text1.txt", "a.md"),
    ];

    [Property(MaxTest = 60)]
    public void What_is_written_is_what_is_read(AigcLabelValues values)
    {
        AigcLabel label = values.ToLabel();
        for (int i = 0; i < Contents.Length; i++)
        {
            var options = new LabelWriteOptions { FileName = Contents[i].FileName };
            byte[] once = LabelFiles.Labeler.Write(Original(i), label, options).Content.ToArray();
            LabelReadResult read = LabelFiles.Labeler.Read(once, Contents[i].FileName);

            Assert.Equal(label, Assert.Single(read.Sites).Label);
            Assert.Single(LabelFiles.Labeler.Read(LabelFiles.Labeler.Write(once, LabelFiles.Ours, options).Content, Contents[i].FileName).Sites);
        }
    }

    [Property(MaxTest = 60)]
    public void Passing_on_touches_the_propagators_fields_only(AigcLabelValues values)
    {
        AigcLabel label = values.ToLabel();
        for (int i = 0; i < Contents.Length; i++)
        {
            var options = new LabelWriteOptions { FileName = Contents[i].FileName };
            byte[] once = LabelFiles.Labeler.Write(Original(i), label, options).Content.ToArray();
            AigcLabel passed = LabelFiles.Labeler.Read(LabelFiles.Labeler.Propagate(once, "p2", "n2", options).Content, Contents[i].FileName).Label!;

            Assert.Equal(label with { ContentPropagator = "p2", PropagateId = "n2", ReservedCode2 = "" }, passed);
        }
    }

    [Fact]
    public void A_label_is_carried_over_to_what_a_tool_made_of_it()
    {
        byte[] original = LabelFiles.Labeler.Write(Original(0), LabelFiles.Ours with { ReservedCode1 = "hash" }).Content.ToArray();

        LabeledContent moved = LabelFiles.Labeler.Transplant(original, Original(2));

        Assert.Equal(LabelFiles.Ours with { ReservedCode1 = "hash" }, LabelFiles.Labeler.Read(moved.Content).Label);
        Assert.Equal("stale_reserved_codes", Assert.Single(moved.Report.Notes).Code);
    }

    private static byte[] Original(int index) => LabelFiles.Read(Contents[index].Folder, Contents[index].Name);
}
