using System.Text;

namespace GenAiMeasures.Labeling.Tests;

/// <summary>Plain text, Markdown and HTML with their visible line.</summary>
public class TextLineTests
{
    private const string Line = "【本内容由AI生成】";

    [Theory]
    [InlineData(ExplicitPlace.Start, "报告\n", Line + "\n\n报告\n")]
    [InlineData(ExplicitPlace.End, "报告\n", "报告\n\n" + Line + "\n")]
    [InlineData(ExplicitPlace.End, "报告", "报告\n\n" + Line + "\n")]
    [InlineData(ExplicitPlace.Both, "\uFEFFa\r\nb\r\n", "\uFEFF" + Line + "\r\n\r\na\r\nb\r\n\r\n" + Line + "\r\n")]
    [InlineData(ExplicitPlace.Start, Line + "\n\n报告\n", Line + "\n\n报告\n")]
    [InlineData(ExplicitPlace.Start, Line + "！\n", Line + "\n\n" + Line + "！\n")]
    public void Plain_text_has_the_line_and_no_metadata(ExplicitPlace place, string text, string expected)
    {
        LabeledDocument written = Write(text, "a.txt", place);

        Assert.Equal(expected, Text(written));
        Assert.Equal(("text", place, (LabelWriteReport?)null), (written.Format, written.Place, written.Report));
        Assert.Equal(expected, Text(Write(expected, "a.txt", place)));
    }

    [Theory]
    [InlineData(ExplicitPlace.Start, "# T\n\ntext\n", "> " + Line + "\n\n# T\n\ntext\n")]
    [InlineData(ExplicitPlace.Both, "# T\n", "> " + Line + "\n\n# T\n\n> " + Line + "\n")]
    [InlineData(ExplicitPlace.Start, "> " + Line + "\n\n# T\n", "> " + Line + "\n\n# T\n")]
    [InlineData(ExplicitPlace.Start, "plain\n" + Line + "\n", "> " + Line + "\n\nplain\n" + Line + "\n")]
    public void Markdown_has_it_as_a_quotation_behind_the_front_matter(ExplicitPlace place, string text, string expected)
    {
        LabeledDocument written = Write(text, "a.md", place);

        string[] parts = Text(written).Split("\n---\n\n");
        Assert.StartsWith("---\nAIGC:\n  Label: '1'\n", parts[0], StringComparison.Ordinal);
        Assert.Equal(expected, parts[1]);
        Assert.Equal(LabelFiles.Ours, Assert.Single(LabelFiles.Labeler.Read(written.Content, "a.md").Sites).Label);
        Assert.Equal(Text(written), Text(Write(Text(written), "a.md", place)));
    }

    [Fact]
    public void A_front_matter_that_is_there_stays_in_front()
    {
        string text = Text(Write("---\ntitle: T\n---\n# T\n", "a.md", ExplicitPlace.Start));

        Assert.StartsWith("---\ntitle: T\nAIGC:\n", text, StringComparison.Ordinal);
        Assert.EndsWith("\n---\n\n> " + Line + "\n\n# T\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Signs_of_Markdown_in_the_wording_are_shown_as_they_are() => Assert.Contains(
        "> AI生成 \\*\\_\\[x\\]\n",
        Text(LabelFiles.Labeler.WriteDocument("a\n"u8.ToArray(), LabelFiles.Ours, new VisibleLineOptions { Text = "AI生成 *_[x]" }, new LabelWriteOptions { FileName = "a.md" })),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>a < body</title></head>\n<body class=\"x\"><h1>T</h1></body></html>", "<body class=\"x\">\n{0}<h1>T</h1></body></html>")]
    [InlineData("<!doctype html><html><head></head><!-- <body> --><script>'<body>'</script><body>T</body></html>", "<body>\n{0}T</body></html>")]
    [InlineData("<html><title>x</title><p>T</p></html>", "<title>x</title>\n{0}<p>T</p></html>")]
    [InlineData("<!doctype html>\n<p>T", "\n{0}\n<p>T")]
    public void Html_has_it_as_the_first_paragraph(string html, string expectedEnd)
    {
        LabeledDocument written = Write(html, "a.html", ExplicitPlace.Start);

        Assert.EndsWith(expectedEnd.Replace("{0}", Paragraph, StringComparison.Ordinal), Text(written), StringComparison.Ordinal);
        Assert.Equal(LabelFiles.Ours, Assert.Single(LabelFiles.Labeler.Read(written.Content).Sites).Label);
        Assert.Equal(Text(written), Text(Write(Text(written), "a.html", ExplicitPlace.Start)));
    }

    [Fact]
    public void Html_has_it_as_the_last_paragraph()
    {
        string text = Text(Write("<html><head></head><body><p>T</p><script>var a='</bod';</script></body></html>", "a.html", ExplicitPlace.Both));

        Assert.EndsWith("</script>" + Paragraph + "\n</body></html>", text, StringComparison.Ordinal);
        Assert.Equal(text, Text(Write(text, "a.html", ExplicitPlace.Both)));
    }

    [Fact]
    public void A_page_in_another_encoding_keeps_its_bytes()
    {
        byte[] page = [.. "<html><head><meta charset=\"gbk\"></head><body>"u8, 0xC4, 0xE3, 0xBA, 0xC3, .. "</body></html>"u8];

        byte[] labelled = LabelFiles.Labeler.WriteDocument(page, LabelFiles.Ours).Content.ToArray();

        Assert.True(labelled.AsSpan().IndexOf((ReadOnlySpan<byte>)[.. Encoding.ASCII.GetBytes(Paragraph), 0xC4, 0xE3, 0xBA, 0xC3, .. "</body></html>"u8]) > 0);
    }

    [Theory]
    [InlineData("{\"a\":1}", "a.json", "No visible line can be put into text content here: it goes into plain text, Markdown, HTML, DOCX, XLSX, PPTX and PDF.")]
    [InlineData("{\"a\":1}", null, "No visible line can be put into text content here: it goes into plain text, Markdown, HTML, DOCX, XLSX, PPTX and PDF.")]
    [InlineData("a,b\n1,2\n", "a.csv", "No visible line can be put into text content here: it goes into plain text, Markdown, HTML, DOCX, XLSX, PPTX and PDF.")]
    [InlineData("%PDF-1.7\n", "a.pdf", "The pdf content cannot take a visible line: The content ends before one of its parts does.")]
    [InlineData("\0\0\0", "a.txt", "No visible line can be put into unknown content here: it goes into plain text, Markdown, HTML, DOCX, XLSX, PPTX and PDF.")]
    public void What_a_line_would_break_or_cannot_reach_is_refused(string text, string? name, string message)
    {
        LabelWriteException refused = Assert.Throws<LabelWriteException>(
            () => LabelFiles.Labeler.WriteDocument(Encoding.UTF8.GetBytes(text), LabelFiles.Ours, options: new LabelWriteOptions { FileName = name }));

        Assert.Equal(message, refused.Message);
    }

    [Fact]
    public void A_wording_without_an_element_and_a_place_that_is_none_are_refused()
    {
        var wording = Assert.Throws<ArgumentException>(() => LabelFiles.Labeler.WriteDocument("a"u8.ToArray(), LabelFiles.Ours, new VisibleLineOptions { Text = "智能生成" }));
        Assert.StartsWith("The text cannot be the explicit label: it has no AI element such as AI or 人工智能 (GB 45438-2025 5.1).", wording.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => LabelFiles.Labeler.WriteDocument("a"u8.ToArray(), LabelFiles.Ours, new VisibleLineOptions { Place = ExplicitPlace.Interface }));
    }

    [Fact]
    public async Task A_file_is_labelled_in_one_call_and_replaced_when_it_is_complete()
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        string folder = Directory.CreateTempSubdirectory("documents").FullName;
        try
        {
            string path = Path.Combine(folder, "a.md");
            string other = Path.Combine(folder, "b.md");
            await File.WriteAllTextAsync(path, "# T\n", cancellationToken);

            await LabelFiles.Labeler.WriteDocumentFileAsync(path, LabelFiles.Ours, outputPath: other, cancellationToken: cancellationToken);
            Assert.Equal("# T\n", await File.ReadAllTextAsync(path, cancellationToken));
            await LabelFiles.Labeler.WriteDocumentFileAsync(path, LabelFiles.Ours, cancellationToken: cancellationToken);

            Assert.Equal(await File.ReadAllTextAsync(other, cancellationToken), await File.ReadAllTextAsync(path, cancellationToken));
            Assert.Equal(2, Directory.GetFiles(folder).Length);
            await File.WriteAllTextAsync(path, "---\nopen", cancellationToken);
            await Assert.ThrowsAsync<LabelWriteException>(() => LabelFiles.Labeler.WriteDocumentFileAsync(path, LabelFiles.Ours, cancellationToken: cancellationToken));
            Assert.Equal("---\nopen", await File.ReadAllTextAsync(path, cancellationToken));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Exiftool_reads_the_label_beside_the_line()
    {
        string folder = Directory.CreateTempSubdirectory("documents").FullName;
        try
        {
            string html = Path.Combine(folder, "a.html");
            string word = Path.Combine(folder, "a.docx");
            File.WriteAllBytes(html, Write("<html>\n<head>\n<title>T</title>\n</head>\n<body>T</body>\n</html>\n", html, ExplicitPlace.Both).Content.ToArray());
            File.WriteAllBytes(word, LabelFiles.Labeler.WriteDocument(OfficeFiles.Word("T"), LabelFiles.Ours).Content.ToArray());

            Assert.Equal(LabelFiles.Ours.ToJson(), PictureTool.Run("exiftool", "-b", "-HTML:AIGC", html));
            Assert.Equal(LabelFiles.Ours.ToJson(), PictureTool.Run("exiftool", "-b", "-XML:AIGC", word));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Paragraph { get; } =
        "<p class=\"aigc-label\" role=\"note\">&#x3010;&#x672C;&#x5185;&#x5BB9;&#x7531;AI&#x751F;&#x6210;&#x3011;</p>";

    private static LabeledDocument Write(string text, string name, ExplicitPlace place) =>
        LabelFiles.Labeler.WriteDocument(Encoding.UTF8.GetBytes(text), LabelFiles.Ours, new VisibleLineOptions { Place = place }, new LabelWriteOptions { FileName = name });

    private static string Text(LabeledDocument document) => Encoding.UTF8.GetString(document.Content.Span);
}
