using System.Text;

namespace GenAiMeasures.Labeling.Tests;

/// <summary>Packets as real files carry them: every form is read, one label is left, everything else stays.</summary>
public class XmpWriterTests
{
    private const string Ours = "http://www.tc260.org.cn/ns/AIGC/1.0/";

    private static readonly string Json = LabelFiles.ToolWritten.ToJson();

    private static readonly string Quoted = Json.Replace("\"", "&quot;", StringComparison.Ordinal);

    public static TheoryData<string, int> Packets => new()
    {
        { $"<rdf:Description rdf:about=\"\" xmlns:TC260=\"{Ours}\"><TC260:AIGC>{Json}</TC260:AIGC></rdf:Description>", 1 },
        { $"<rdf:Description rdf:about=\"\" xmlns:x1=\"{Ours}\"><x1:aigc>{Quoted}</x1:aigc></rdf:Description>", 1 },
        { $"<rdf:Description rdf:about=\"\" xmlns:TC260=\"{Ours}\" TC260:AIGC=\"{Quoted}\"/>", 1 },
        { $"<rdf:Description rdf:about=\"\" xmlns:TC260=\"{Ours}\" TC260:AIGC='{Json}'/>", 1 },
        { $"<rdf:Description rdf:about=\"\" xmlns:TC260=\"{Ours}\"><TC260:AIGC><![CDATA[{Json}]]></TC260:AIGC></rdf:Description>", 1 },
        { $"<rdf:Description rdf:about=\"\" xmlns:TC260=\"{Ours}\"><TC260:AIGC><rdf:Alt><rdf:li xml:lang=\"x-default\">{Json}</rdf:li></rdf:Alt></TC260:AIGC></rdf:Description>", 1 },
        { $"<rdf:Description rdf:about=\"\" xmlns:TC260=\"{Ours}\"><TC260:AIGC rdf:parseType=\"Resource\"><TC260:Label>1</TC260:Label><TC260:ContentProducer>{LabelFiles.Code}</TC260:ContentProducer><TC260:ProduceID>p-0001</TC260:ProduceID></TC260:AIGC></rdf:Description>", 1 },
        { $"<rdf:Description rdf:about=\"\" xmlns:AIGC=\"{Ours}\"><AIGC:Label>1</AIGC:Label><AIGC:ContentProducer>{LabelFiles.Code}</AIGC:ContentProducer><AIGC:ProduceID>p-0001</AIGC:ProduceID></rdf:Description>", 1 },
        { $"<rdf:Description rdf:about=\"\" xmlns:TC260=\"http://ns.adobe.com/xap/1.0/tc/\"><TC260:AIGC>{Json}</TC260:AIGC></rdf:Description>", 1 },
        { $"<rdf:Description rdf:about=\"\" xmlns:TC260=\"{Ours}\" TC260:AIGC=\"{Quoted}\"/><rdf:Description rdf:about=\"\" xmlns:TC260=\"{Ours}\"><TC260:AIGC>{Json}</TC260:AIGC></rdf:Description>", 2 },
        { "<rdf:Description rdf:about=\"\" xmlns:TC260=\"http://ns.adobe.com/xap/1.0/tc/\"><TC260:AIGC>a title</TC260:AIGC></rdf:Description>", 0 },
        { "<rdf:Description rdf:about=\"\"/>", 0 },
        { "", 0 },
    };

    [Theory]
    [MemberData(nameof(Packets))]
    public void Tolerance_11_and_12_every_form_of_a_packet_is_read_and_one_is_left(string body, int labels)
    {
        string packet = Packet(Wrap(body, "<dc:title>é</dc:title>"));

        XmpScan before = XmpScan.Of(packet);
        Assert.Equal(labels, before.Labels.Count(l => l.Text.Label is not null));
        Assert.All(before.Labels.Where(l => l.Text.Label is not null), l => Assert.Equal(LabelFiles.ToolWritten, l.Text.Label));

        string after = XmpWriter.Merge(before, LabelFiles.Ours, addsSourceType: true);
        XmpScan scan = XmpScan.Of(after);
        XmpLabelPlace place = Assert.Single(scan.Labels, l => l.Text.Label is not null);
        Assert.Equal((LabelFiles.Ours, true), (place.Text.Label, place.IsOurNamespace));
        Assert.Equal(XmpNames.TrainedAlgorithmicMedia, scan.DigitalSourceType);
        Assert.Contains("<dc:title>é</dc:title>", after, StringComparison.Ordinal);
        Assert.Equal(after, XmpWriter.Merge(scan, LabelFiles.Ours, addsSourceType: true));
        Assert.DoesNotContain(LabelFiles.Ours.ProduceId, XmpWriter.Clean(scan), StringComparison.Ordinal);
    }

    [Fact]
    public void Padding_is_used_before_the_packet_grows()
    {
        string packet = Packet(Wrap("", "<dc:title>x</dc:title>")).Replace("<?xpacket end", new string(' ', 2000) + "\n<?xpacket end", StringComparison.Ordinal);

        Assert.Equal(packet.Length, XmpWriter.Merge(XmpScan.Of(packet), LabelFiles.Ours, addsSourceType: true).Length);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    [InlineData("utf-32BE")]
    public void Packets_in_other_encodings_are_read(string name)
    {
        byte[] packet = Encoding.GetEncoding(name).GetBytes(Packet(Wrap($"<rdf:Description xmlns:t=\"{Ours}\" t:AIGC=\"{Quoted}\"/>", "")));

        Assert.Equal(LabelFiles.ToolWritten, Assert.Single(XmpReader.Scan(packet).Labels).Text.Label);
    }

    [Fact]
    public void The_packet_of_a_large_provider_is_read()
    {
        // declaration before the packet, a doubled mark, no byte order mark, no padding
        string packet = "<?xml version=\"1.0\" encoding=\"UTF-8\"??><?xpacket begin=\"\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>"
            + Wrap($"<rdf:Description rdf:about=\"\" xmlns:TC260=\"{Ours}\"><TC260:AIGC>{Quoted}</TC260:AIGC></rdf:Description>", "") + "<?xpacket end=\"w\"?>garbage <";

        Assert.Equal(LabelFiles.ToolWritten, Assert.Single(XmpScan.Of(packet).Labels).Text.Label);
    }

    [Theory]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"b\">]><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"></rdf:RDF>")]
    [InlineData("<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description>")]
    [InlineData("<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"></x:xmpmeta>")]
    public void A_packet_with_a_document_type_or_without_an_end_is_refused(string packet) =>
        Assert.Throws<DamagedContentException>(() => XmpWriter.Merge(XmpScan.Of(packet), LabelFiles.Ours, addsSourceType: true));

    private static string Wrap(string body, string title) =>
        "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">" + body
        + (title.Length == 0 ? "" : "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">" + title + "</rdf:Description>") + "</rdf:RDF></x:xmpmeta>";

    private static string Packet(string content) => "<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" + content + "\n<?xpacket end=\"w\"?>";
}
