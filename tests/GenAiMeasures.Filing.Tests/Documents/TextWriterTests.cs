namespace GenAiMeasures.Filing.Tests;

public sealed class TextWriterTests
{
    [Fact]
    public void Markdown_says_everything_and_escapes_what_it_would_read()
    {
        string text = MarkdownWriter.Write(new FilingDocument("标题*", [
            new HeadingBlock(1, "一"),
            new ParagraphBlock("甲|乙 <b> [c]"),
            new FieldTableBlock([new("名", "值\n二")]),
            new FieldTableBlock([new("数", "5", "账本")]),
            new SignatureBlock(["签名"]),
        ]));

        Assert.Equal(
            "# 标题\\*\n\n> 自评估草稿，未经审定，不作为合规结论（已填 2/2 项，待补充 0 项）\n\n## 一\n\n甲\\|乙 \\<b> \\[c]\n\n"
            + "| 项目 | 内容 |\n| --- | --- |\n| 名 | 值<br>二 |\n\n| 项目 | 内容 | 来源 |\n| --- | --- | --- |\n| 数 | 5 | 账本 |\n\n签名：\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\n\n日期：\\_\\_\\_\\_\\_\\_年\\_\\_\\_\\_月\\_\\_\\_\\_日\n",
            text);
    }

    [Fact]
    public void Every_block_and_every_gap_is_in_the_markdown()
    {
        string text = MarkdownWriter.Write(DocumentSamples.Every);

        Assert.Equal(DocumentSamples.Missing, Placeholder.Names(text));
        Assert.Contains("☑ 人机对话　□ 文字生成", text, StringComparison.Ordinal);
        Assert.Contains("| A.1 | 95.00% | 90.00%–98.00% | n=100 |", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Html_loads_nothing_and_runs_nothing()
    {
        string html = HtmlWriter.Write(new FilingDocument("<script>", [new ParagraphBlock("<script>alert(1)</script> & \"引\""), new TextFieldBlock("甲", null)]));

        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.Contains("<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;引&quot;</p>", html, StringComparison.Ordinal);
        Assert.Contains("<p><mark>【待补充：甲】</mark></p>", html, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_chart_is_drawn_with_its_intervals_and_limit()
    {
        string html = HtmlWriter.Write(DocumentSamples.Every);

        Assert.Equal(2, html.Split("<rect ").Length - 1);
        Assert.Contains("stroke-dasharray", html, StringComparison.Ordinal);
        Assert.Contains(">95.00% n=100</text>", html, StringComparison.Ordinal);
        System.Xml.Linq.XDocument.Parse(html[html.IndexOf("<svg", StringComparison.Ordinal)..(html.IndexOf("</svg>", StringComparison.Ordinal) + 6)]);
    }
}
