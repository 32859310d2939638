using System.Text;

namespace GenAiMeasures.Labeling.Tests;

public class GifCarrierTests
{
    private const string Place = "XMP application extension";

    [Theory]
    [InlineData("tool-written", "b.gif")]
    [InlineData("containers", "exiftool_GIF.gif")]
    public void Unlabelled_files_read_as_none_and_take_a_label(string folder, string name)
    {
        byte[] original = LabelFiles.Read(folder, name);
        Assert.Equal(LabelState.None, LabelFiles.Labeler.Read(original).State);

        byte[] labelled = CarrierProof.Label(original, "gif", Place);
        Assert.Equal("GIF89a", Encoding.ASCII.GetString(labelled, 0, 6));
    }

    [Fact]
    public void All_other_blocks_stay_as_they_are()
    {
        byte[] original = LabelFiles.Read("tool-written", "b.gif");
        byte[] labelled = LabelFiles.Labeler.Write(original, LabelFiles.Ours).Content.ToArray();

        int place = labelled.AsSpan().IndexOf("XMP DataXMP"u8) - 3;
        int inserted = labelled.Length - original.Length;
        Assert.Equal(original[6..], (byte[])[.. labelled[6..place], .. labelled[(place + inserted)..]]);
    }

    [Fact]
    public void An_old_header_becomes_the_later_one()
    {
        byte[] original = LabelFiles.Read("tool-written", "b.gif");
        original[4] = (byte)'7';

        byte[] labelled = CarrierProof.Label(original, "gif", Place);
        Assert.Equal("GIF89a", Encoding.ASCII.GetString(labelled, 0, 6));
    }

    [Fact]
    public void A_packet_in_sub_blocks_and_before_the_end_is_read_and_kept_as_one()
    {
        byte[] original = LabelFiles.Read("tool-written", "b.gif");
        byte[] packet = XmpWriter.Create(LabelFiles.ToolWritten, addsSourceType: false);
        var block = new List<byte>([0x21, 0xFF, 11, .. "XMP DataXMP"u8]);
        foreach (byte[] part in packet.Chunk(255))
        {
            block.Add((byte)part.Length);
            block.AddRange(part);
        }

        byte[] content = [.. original[..^1], .. block, 0, 0x3B];

        Assert.Equal(LabelFiles.ToolWritten, Assert.Single(LabelFiles.Labeler.Read(content).Sites).Label);
        CarrierProof.Label(content, "gif", Place);
    }

    [Fact]
    public void A_label_in_a_comment_is_read_and_removed()
    {
        byte[] original = LabelFiles.Read("tool-written", "b.gif");
        byte[] text = Encoding.ASCII.GetBytes(LabelFiles.ToolWritten.ToWrappedJson());
        byte[] content = [.. original[..^1], 0x21, 0xFE, (byte)text.Length, .. text, 0, 0x3B];

        LabelSite site = Assert.Single(LabelFiles.Labeler.Read(content).Sites);
        Assert.Equal(("comment", false, LabelFiles.ToolWritten), (site.Place, site.IsNormative, site.Label));
        Assert.Equal(
            LabelFiles.Labeler.Write(original, LabelFiles.Ours).Content.ToArray(), LabelFiles.Labeler.Write(content, LabelFiles.Ours).Content.ToArray());
    }

    [Fact]
    public void Truncation_is_never_taken_for_unlabelled() =>
        CarrierProof.Truncate(CarrierProof.Label(LabelFiles.Read("tool-written", "b.gif"), "gif", Place));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Mutations_never_crash_and_never_hide_a_label(int seed) => CarrierProof.Mutate(
        LabelFiles.Labeler.Write(LabelFiles.Read("tool-written", "b.gif"), LabelFiles.ToolWritten).Content.ToArray(), 5000, seed);
}
