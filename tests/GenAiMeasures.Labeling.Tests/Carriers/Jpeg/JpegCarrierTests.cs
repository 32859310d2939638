using System.Text;

namespace GenAiMeasures.Labeling.Tests;

public class JpegCarrierTests
{
    private const string Place = "APP1 XMP";

    private static readonly byte[] Jfif = [0xFF, 0xE0, 0, 16, (byte)'J', (byte)'F', (byte)'I', (byte)'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0];

    [Theory]
    [InlineData("et_b.jpg", Place, true)]
    [InlineData("xv_b.jpg", Place, true)]
    [InlineData("uc_b.jpg", "APP1 Exif UserComment", true)]
    public void Labels_of_other_tools_are_read(string name, string place, bool isNormative)
    {
        LabelReadResult read = LabelFiles.Labeler.Read(LabelFiles.Read("tool-written", name));

        Assert.Equal(("jpeg", LabelState.Found), (read.Format, read.State));
        LabelSite site = Assert.Single(read.Sites);
        Assert.Equal((place, isNormative, LabelFiles.ToolWritten), (site.Place, site.IsNormative, site.Label));
    }

    [Theory]
    [InlineData("tool-written", "b.jpg")]
    [InlineData("containers", "exiftool_Writer.jpg")]
    [InlineData("containers", "exiftool_XMP.jpg")]
    [InlineData("containers", "exiftool_ExtendedXMP.jpg")]
    public void Unlabelled_files_read_as_none_and_take_a_label(string folder, string name)
    {
        byte[] original = LabelFiles.Read(folder, name);
        Assert.Equal(LabelState.None, LabelFiles.Labeler.Read(original).State);

        CarrierProof.Label(original, "jpeg", Place);
    }

    [Theory]
    [InlineData("et_b.jpg")]
    [InlineData("xv_b.jpg")]
    [InlineData("uc_b.jpg")]
    public void A_label_that_is_there_is_replaced(string name)
    {
        byte[] original = LabelFiles.Read("tool-written", name);

        LabeledContent written = LabelFiles.Labeler.Write(original, LabelFiles.Ours);

        Assert.Equal(LabelFiles.ToolWritten, Assert.Single(written.Report.ReplacedSites).Label);
        CarrierProof.AssertOne(LabelFiles.Labeler.Read(written.Content), "jpeg", Place);
    }

    [Theory]
    [InlineData("C.jpg")]
    [InlineData("CA.jpg")]
    [InlineData("E-sig-CA.jpg")]
    [InlineData("boxhash.jpg")]
    public void C2pa_is_seen_reported_and_refused_on_demand(string name)
    {
        byte[] original = LabelFiles.Read("c2pa", name);
        Assert.True(LabelFiles.Labeler.Read(original).HasC2pa);

        LabelWriteReport report = LabelFiles.Labeler.Write(original, LabelFiles.Ours).Report;
        Assert.True(report.BreaksC2pa);
        Assert.Equal("breaks_c2pa", Assert.Single(report.Notes).Code);

        LabelWriteException refusal = Assert.Throws<LabelWriteException>(
            () => LabelFiles.Labeler.Write(original, LabelFiles.Ours, new LabelWriteOptions { C2pa = SealPolicy.Refuse }));
        Assert.Equal(
            (LabelFailure.Sealed, "jpeg", "The label would break the C2PA manifest of the jpeg content, and the options refuse that. Label first, sign last."),
            (refusal.Failure, refusal.Format, refusal.Message));
    }

    [Fact]
    public void All_other_bytes_stay_as_they_are()
    {
        byte[] original = LabelFiles.Read("tool-written", "b.jpg");
        byte[] labelled = LabelFiles.Labeler.Write(original, LabelFiles.Ours).Content.ToArray();

        int inserted = labelled.Length - original.Length;
        int place = labelled.AsSpan().IndexOf("http://ns.adobe.com/xap/1.0/"u8) - 4;
        Assert.Equal(original, (byte[])[.. labelled[..place], .. labelled[(place + inserted)..]]);
    }

    [Fact]
    public void Other_metadata_of_a_packet_stay()
    {
        byte[] original = LabelFiles.Read("containers", "exiftool_XMP.jpg");
        string before = Packet(original);

        string after = Packet(LabelFiles.Labeler.Write(original, LabelFiles.Ours).Content.Span);

        int close = before.LastIndexOf("</rdf:RDF>", StringComparison.Ordinal);
        Assert.StartsWith(before[..close], after, StringComparison.Ordinal);
        Assert.Contains("<Iptc4xmpExt:DigitalSourceType>http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia<", after, StringComparison.Ordinal);
    }

    [Fact]
    public void Source_type_can_be_left_out_and_is_left_out_of_uncertain_claims()
    {
        byte[] original = LabelFiles.Read("tool-written", "b.jpg");
        AigcLabel suspected = LabelFiles.Ours with { Label = "3" };

        Assert.Equal(XmpSourceType, LabelFiles.Labeler.Read(LabelFiles.Labeler.Write(original, LabelFiles.Ours).Content).DigitalSourceType);
        Assert.Null(LabelFiles.Labeler.Read(LabelFiles.Labeler.Write(original, suspected).Content).DigitalSourceType);
        Assert.Null(LabelFiles.Labeler.Read(
            LabelFiles.Labeler.Write(original, LabelFiles.Ours, new LabelWriteOptions { DigitalSourceType = false }).Content).DigitalSourceType);
    }

    private const string XmpSourceType = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia";

    [Fact]
    public void Text_glued_to_the_first_segment_is_read_and_cut_off()
    {
        byte[] body = LabelFiles.Read("tool-written", "b.jpg")[(2 + Jfif.Length)..];
        byte[] glued = [.. Jfif, .. Encoding.ASCII.GetBytes("AIGC" + LabelFiles.ToolWritten.ToJson())];
        glued[2] = (byte)((glued.Length - 2) >> 8);
        glued[3] = (byte)(glued.Length - 2);
        byte[] original = [0xFF, 0xD8, .. glued, .. body];

        LabelSite site = Assert.Single(LabelFiles.Labeler.Read(original).Sites);
        Assert.Equal(("APP0", false, LabelFiles.ToolWritten), (site.Place, site.IsNormative, site.Label));
        byte[] labelled = CarrierProof.Label(original, "jpeg", Place);
        Assert.Equal(Jfif, labelled[2..(2 + Jfif.Length)]);
    }

    [Theory]
    [InlineData(0xFE, "COM")]
    [InlineData(0xE9, "APP9")]
    public void Labels_in_comments_and_other_segments_are_read_and_removed(byte marker, string place)
    {
        byte[] text = Encoding.ASCII.GetBytes(LabelFiles.ToolWritten.ToWrappedJson());
        byte[] original = LabelFiles.Read("tool-written", "b.jpg");
        byte[] labelled = [.. original[..20], 0xFF, marker, (byte)((text.Length + 2) >> 8), (byte)(text.Length + 2), .. text, .. original[20..]];

        LabelSite site = Assert.Single(LabelFiles.Labeler.Read(labelled).Sites);
        Assert.Equal((place, false, LabelFiles.ToolWritten), (site.Place, site.IsNormative, site.Label));
        Assert.Equal(LabelFiles.Labeler.Write(original, LabelFiles.Ours).Content.ToArray(), LabelFiles.Labeler.Write(labelled, LabelFiles.Ours).Content.ToArray());
    }

    [Fact]
    public void Two_packets_are_two_labels_until_one_is_written()
    {
        byte[] once = LabelFiles.Labeler.Write(LabelFiles.Read("tool-written", "b.jpg"), LabelFiles.Ours).Content.ToArray();
        int place = once.AsSpan().IndexOf("http://ns.adobe.com/xap/1.0/"u8) - 4;
        int length = (once[place + 2] << 8) + once[place + 3] + 2;
        byte[] twice = [.. once[..place], .. once[place..(place + length)], .. once[place..]];

        LabelReadResult read = LabelFiles.Labeler.Read(twice);
        Assert.Equal((2, true), (read.Sites.Length, read.Agree));
        Assert.Equal("duplicate", Assert.Single(read.Notes).Code);
        Assert.Single(LabelFiles.Labeler.Read(LabelFiles.Labeler.Write(twice, LabelFiles.Ours).Content).Sites);
    }

    [Fact]
    public void A_packet_that_is_full_goes_on_in_extended_segments()
    {
        byte[] full = WithPacket("<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
            + "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" dc:source=\"" + new string('x', 65_200) + "\"/></rdf:RDF></x:xmpmeta>");

        byte[] labelled = CarrierProof.Label(full, "jpeg", Place);

        Assert.True(labelled.AsSpan().IndexOf("http://ns.adobe.com/xmp/extension/"u8) > 0);
        Assert.True(labelled.AsSpan().IndexOf("xmpNote:HasExtendedXMP"u8) > 0);
    }

    [Fact]
    public void A_label_in_an_extended_packet_is_read_and_moves_into_the_main_one()
    {
        // as large as above, and the label goes where the rest went
        byte[] split = LabelFiles.Labeler.Write(WithPacket("<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
            + "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" dc:source=\"" + new string('x', 65_200) + "\"/></rdf:RDF></x:xmpmeta>"),
            LabelFiles.Ours).Content.ToArray();
        byte[] swapped = [.. split];
        Span<byte> value = swapped.AsSpan(swapped.AsSpan().IndexOf("xxxxxxxxxx"u8));
        Encoding.ASCII.GetBytes(("\" xmlns:t=\"http://www.tc260.org.cn/ns/AIGC/1.0/\" t:AIGC=\"" + LabelFiles.ToolWritten.ToJson().Replace("\"", "&quot;", StringComparison.Ordinal)).AsSpan(), value);

        LabelReadResult read = LabelFiles.Labeler.Read(swapped);
        Assert.Equal(["APP1 XMP", "APP1 extended XMP"], read.Sites.Select(s => s.Place));
        Assert.False(read.Agree);
        CarrierProof.Label(swapped, "jpeg", Place);
    }

    [Fact]
    public void Truncation_is_never_taken_for_unlabelled()
    {
        CarrierProof.Truncate(CarrierProof.Label(LabelFiles.Read("tool-written", "b.jpg"), "jpeg", Place));
        CarrierProof.Truncate(LabelFiles.Read("tool-written", "uc_b.jpg"));
    }

    [Theory]
    [InlineData("et_b.jpg", 1)]
    [InlineData("xv_b.jpg", 2)]
    [InlineData("uc_b.jpg", 3)]
    public void Mutations_never_crash_and_never_hide_a_label(string name, int seed) =>
        CarrierProof.Mutate(LabelFiles.Read("tool-written", name), 4000, seed);

    private static string Packet(ReadOnlySpan<byte> jpeg)
    {
        int place = jpeg.IndexOf("http://ns.adobe.com/xap/1.0/\0"u8);
        int length = (jpeg[place - 2] << 8) + jpeg[place - 1] - 2;
        return XmpText.Decode(jpeg.Slice(place + 29, length - 29), out _);
    }

    private static byte[] WithPacket(string packet)
    {
        byte[] body = [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. Encoding.UTF8.GetBytes(packet)];
        byte[] original = LabelFiles.Read("tool-written", "b.jpg");
        int length = body.Length + 2;
        return [0xFF, 0xD8, 0xFF, 0xE1, (byte)(length >> 8), (byte)length, .. body, .. original[2..]];
    }
}
