using System.Text;

namespace GenAiMeasures.Labeling.Tests;

public class TextCarrierTests
{
    private const string MarkdownPlace = "front matter AIGC";

    [Theory]
    [InlineData("# Title\n\ntext\n")]
    [InlineData("")]
    [InlineData("\uFEFF# Title\r\n\r\ntext\r\n")]
    [InlineData("---\ntitle: x\ntags:\n  - a\n---\n\ntext\n")]
    [InlineData("---\r\ntitle: \"AIGC: no label\"\r\n---\r\ntext")]
    [InlineData("---\ntitle: x\nAIGC: {\"Label\":\"1\",\"ContentProducer\":\"p\"}\nother: y\n---\ntext")]
    public void Markdown_takes_a_label_and_keeps_the_rest(string text)
    {
        byte[] original = Encoding.UTF8.GetBytes(text);
        byte[] labelled = CarrierProof.Label(original, "markdown", MarkdownPlace, "a.md");

        string written = Encoding.UTF8.GetString(labelled);
        Assert.Equal(text.StartsWith('\uFEFF'), written.StartsWith('\uFEFF'));
        Assert.Equal(text.Contains("\r\n", StringComparison.Ordinal), written.Contains("\r\n", StringComparison.Ordinal));
        Assert.EndsWith(text.TrimStart('\uFEFF')[^Math.Min(4, text.Length)..], written, StringComparison.Ordinal);
        foreach (string line in text.TrimStart('\uFEFF').Split('\n').Where(l => !l.StartsWith("AIGC:", StringComparison.Ordinal)))
        {
            Assert.Contains(line, written, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_value_of_the_front_matter_is_quoted()
    {
        string written = Encoding.UTF8.GetString(LabelFiles.Labeler.Write(
            "text\n"u8.ToArray(), new AigcLabel { Label = "1", ContentProducer = "0011", ProduceId = "it's", ReservedCode1 = "示例\n" }, new LabelWriteOptions { FileName = "a.md" }).Content.Span);

        Assert.Equal(
            "---\nAIGC:\n  Label: '1'\n  ContentProducer: '0011'\n  ProduceID: 'it''s'\n  ReservedCode1: \"\\u793a\\u4f8b\\u000a\"\n  ContentPropagator: ''\n  PropagateID: ''\n  ReservedCode2: ''\n---\n\ntext\n",
            written);
    }

    [Theory]
    [InlineData("---\nAIGC:\n  ContentProducer: '001191110102MAD55U9H0F10002'\n  Label: '1'\n  ProduceID: 'p'\n---\n", "001191110102MAD55U9H0F10002")]
    [InlineData("---\nAIGC:\n    Label: 1\n    ContentProducer: 00123\n    ProduceID: p # note\n---\n", "00123")]
    [InlineData("---\nAIGC: {\"Label\": \"1\", \"ContentProducer\": \"c\", \"ReserveCode1\": \"x\"}\n---\n", "c")]
    [InlineData("---\nAIGC: {Label: '1', ContentProducer: 'c'}\n---\n", "c")]
    [InlineData("---\nAIGC: '{\"Label\": \"1\", \"ContentProducer\": \"c\"}'\n---\n", "c")]
    [InlineData("\uFEFF---\r\naigc:\r\n  label: \"1\"\r\n  contentproducer: \"c\"\r\n---\r\n", "c")]
    [InlineData("---\ntitle: t\nAIGC: {\n  \"Label\": \"1\",\n  \"ContentProducer\": \"c\"\n}\n---\n", "c")]
    [InlineData("+++\nAIGC = {\"Label\": \"1\", \"ContentProducer\": \"c\"}\n+++\n", "c")]
    [InlineData("{\"title\": \"t\", \"AIGC\": {\"Label\": \"1\", \"ContentProducer\": \"c\"}}\n\ntext", "c")]
    public void Tolerance_29_front_matters_of_real_files_are_read(string text, string producer)
    {
        LabelReadResult read = LabelFiles.Labeler.Read(Encoding.UTF8.GetBytes(text), "a.md");

        Assert.Equal(("markdown", LabelState.Found), (read.Format, read.State));
        Assert.Equal(producer, Assert.Single(read.Sites).Label!.ContentProducer);
    }

    [Theory]
    [InlineData("---\nAIGC:\n  Label: '1'\n")]
    [InlineData("---\nAIGC: {\"Label\": \"1\", \"ContentProd\n---\n")]
    [InlineData("---\nAIGC:\n  nothing of it\n---\n")]
    public void A_broken_front_matter_is_unreadable(string text) =>
        Assert.NotEqual(LabelState.None, LabelFiles.Labeler.Read(Encoding.UTF8.GetBytes(text), "a.md").State);

    [Fact]
    public void A_text_about_labels_is_not_labelled() => Assert.Equal(
        LabelState.None, LabelFiles.Labeler.Read("# On labels\n\n`ContentProducer` names the provider.\n"u8.ToArray(), "a.md").State);

    [Fact]
    public void Html_of_another_writer_is_read_and_replaced()
    {
        byte[] original = LabelFiles.Read("tool-written", "c.html");

        LabelReadResult read = LabelFiles.Labeler.Read(original);
        Assert.Equal(("html", LabelState.Found), (read.Format, read.State));
        LabelSite site = Assert.Single(read.Sites);
        Assert.Equal(("meta AIGC", false, "x"), (site.Place, site.IsNormative, site.Label!.ContentProducer));
        Assert.Equal(LabelFiles.Ours, Assert.Single(LabelFiles.Labeler.Read(LabelFiles.Labeler.Write(original, LabelFiles.Ours).Content).Sites).Label);
    }

    [Theory]
    [InlineData("<!doctype html><html><head><meta charset=\"utf-8\"><title>t</title></head><body>x</body></html>", "charset=\"utf-8\">\n<meta name=\"AIGC\"")]
    [InlineData("<html>\r\n<HEAD>\r\n<title>a > b</title></HEAD><body></body></html>", "<HEAD>\r\n<meta name=\"AIGC\"")]
    [InlineData("<!DOCTYPE html><p>x", "<!DOCTYPE html>\n<meta name=\"AIGC\"")]
    public void Html_takes_a_tag_behind_the_character_set(string text, string expected)
    {
        byte[] original = Encoding.UTF8.GetBytes(text);
        string written = Encoding.UTF8.GetString(LabelFiles.Labeler.Write(original, LabelFiles.Ours).Content.Span);

        Assert.Contains(expected, written, StringComparison.Ordinal);
        int start = written.IndexOf("<meta name=\"AIGC\"", StringComparison.Ordinal);
        Assert.Equal(text, written.Remove(start, written.IndexOf('>', start) + 1 - start).Replace("\r\n\r\n", "\r\n", StringComparison.Ordinal)
            .Replace("\n\n", "", StringComparison.Ordinal).Replace("\">\n<", "\"><", StringComparison.Ordinal), ignoreLineEndingDifferences: true);
        Assert.Equal(LabelFiles.Ours, LabelFiles.Labeler.Read(Encoding.UTF8.GetBytes(written)).Label);
    }

    [Theory]
    [InlineData("<html><head><META CONTENT='{&quot;Label&quot;:&quot;1&quot;,&quot;ProduceID&quot;:&quot;x&quot;}' NAME=aigc></head></html>", LabelState.Found)]
    [InlineData("<html><head><!-- AIGC: {\"Label\":\"1\",\"ProduceID\":\"x\"} --></head></html>", LabelState.Found)]
    [InlineData("<html><head><script type=\"application/ld+json\">{\"AIGC\":{\"Label\":\"1\",\"ProduceID\":\"x\"}}</script></head></html>", LabelState.Found)]
    [InlineData("<html><head><meta name=\"AIGC\" content=\"{&quot;Label&quot;:&quot;1&quot;,&quot;Prod", LabelState.Unreadable)]
    [InlineData("<html><head><meta name=\"description\" content=\"ContentProducer\"></head><body></body></html>", LabelState.Unreadable)]
    [InlineData("<html><head></head><body>ContentProducer</body></html>", LabelState.None)]
    public void Tolerance_30_html_heads_of_every_kind_are_answered(string text, LabelState state) =>
        Assert.Equal(state, LabelFiles.Labeler.Read(Encoding.UTF8.GetBytes(text)).State);

    [Fact]
    public void Html_of_the_container_set_takes_a_label()
    {
        byte[] original = LabelFiles.Read("containers", "exiftool_HTML.html");
        Assert.Equal("html", LabelFiles.Labeler.Read(original).Format);
        Assert.Equal(LabelFiles.Ours, LabelFiles.Labeler.Read(LabelFiles.Labeler.Write(original, LabelFiles.Ours).Content).Label);
    }

    [Fact]
    public void Plain_text_says_that_it_has_no_place()
    {
        byte[] original = LabelFiles.Read("containers", "exiftool_Text1.txt");

        LabelReadResult read = LabelFiles.Labeler.Read(original, "a.txt");
        Assert.Equal(("text", LabelState.None, "explicit_only"), (read.Format, read.State, read.Notes[0].Code));
        LabelWriteException refusal = Assert.Throws<LabelWriteException>(() => LabelFiles.Labeler.Write(original, LabelFiles.Ours));
        Assert.Equal(
            (LabelFailure.NoPlace, "The text content cannot be labelled: plain text has no place for an embedded label. Put the explicit label into the text, or deliver it as Markdown, HTML, DOCX or PDF."),
            (refusal.Failure, refusal.Message));
    }

    [Fact]
    public void A_drawing_with_a_packet_is_not_said_to_have_no_label()
    {
        string packet = Encoding.UTF8.GetString(XmpWriter.Create(LabelFiles.ToolWritten, addsSourceType: false));
        byte[] drawing = Encoding.UTF8.GetBytes("<svg xmlns=\"http://www.w3.org/2000/svg\"><metadata>" + packet + "</metadata></svg>");

        Assert.Equal(LabelFiles.ToolWritten, Assert.Single(LabelFiles.Labeler.Read(drawing).Sites).Label);
    }

    [Fact]
    public void Mutations_never_crash()
    {
        CarrierProof.Mutate(LabelFiles.Read("tool-written", "c.html"), 10_000, 1, mayLose: true);
        CarrierProof.Mutate(Encoding.UTF8.GetBytes("---\nAIGC:\n  Label: '1'\n  ContentProducer: 'p'\n  ProduceID: 'x'\n---\n\ntext"), 10_000, 2, "a.md", mayLose: true);
    }
}
