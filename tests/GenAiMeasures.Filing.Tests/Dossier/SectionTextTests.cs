using DocumentFormat.OpenXml.Packaging;
using FsCheck.Xunit;
using Word = DocumentFormat.OpenXml.Wordprocessing;

namespace GenAiMeasures.Filing.Tests;

public sealed class SectionTextTests
{
    [Fact]
    public void Headings_tables_lists_and_lines_become_blocks()
    {
        IReadOnlyList<DocumentBlock> blocks = SectionText.Read(
            "训练数据", "共 2 个来源。\n\n## 来源\n\n| 名称 | 规模 |\n| --- | ---: |\n| 百科\\|二 | 10 |\n| 论坛 | 20 |\n- 第一项\n#没有空格\n| 不是表格 |\n", level: 1);

        Assert.Equal(6, blocks.Count);
        Assert.Equal(new ParagraphBlock("共 2 个来源。"), blocks[0]);
        Assert.Equal(new HeadingBlock(3, "来源"), blocks[1]);
        TableBlock table = Assert.IsType<TableBlock>(blocks[2]);
        Assert.Equal("来源", table.Name);
        Assert.Equal(["名称", "规模"], table.Columns);
        Assert.Equal([["百科|二", "10"], ["论坛", "20"]], table.Rows);
        Assert.Equal([new ParagraphBlock("• 第一项"), new ParagraphBlock("#没有空格"), new ParagraphBlock("| 不是表格 |")], blocks.Skip(3));
    }

    [Fact]
    public void A_table_of_a_section_asks_for_nothing_and_an_empty_one_says_that_it_is()
    {
        IReadOnlyList<DocumentBlock> blocks = SectionText.Read("事件", "| 编号 | 风险 |\n| --- | --- |\n");

        TableBlock table = Assert.IsType<TableBlock>(Assert.Single(blocks));
        Assert.Equal([["（无）", ""]], table.Rows);
        Assert.Equal(0, new FilingDocument("事件", blocks).Completeness.Fields);
    }

    [Theory]
    [InlineData("| a |", "a", "")]
    [InlineData("| a | b | c |", "a", "b | c")]
    public void A_row_of_another_length_keeps_all_it_says(string row, string first, string second)
    {
        TableBlock table = Assert.IsType<TableBlock>(Assert.Single(SectionText.Read("t", $"| x | y |\n|---|---|\n{row}")));

        Assert.Equal([[first, second]], table.Rows);
    }

    [Fact]
    public void Every_text_of_a_section_stands_in_its_Word_document()
    {
        const string Markdown = "## 规模\n\n| 类型 | 数量 |\n| --- | --- |\n| 文本 | 1,024 |\n\n标注规则见附件。\n";

        using WordprocessingDocument word = WordprocessingDocument.Open(
            new MemoryStream(DocxWriter.Write(new FilingDocument("训练数据", SectionText.Read("训练数据", Markdown)))), isEditable: false);

        Word.Body body = word.MainDocumentPart!.Document!.Body!;
        Assert.Equal(["类型", "数量", "文本", "1,024"], body.Descendants<Word.TableCell>().Select(c => c.InnerText));
        Assert.Contains("标注规则见附件。", body.InnerText, StringComparison.Ordinal);
    }

    [Property(MaxTest = 300)]
    public void No_text_is_lost_or_refused(string?[] parts)
    {
        string markdown = string.Join('\n', parts.Select((p, i) => (i % 3) switch { 0 => "| " + p + " |", 1 => "|---|", _ => "# " + p }));

        IReadOnlyList<DocumentBlock> blocks = SectionText.Read("t", markdown);

        string all = string.Concat(blocks.SelectMany(b => b switch
        {
            HeadingBlock heading => [heading.Text],
            ParagraphBlock paragraph => [paragraph.Text],
            TableBlock table => [.. table.Columns, .. table.Rows.SelectMany(r => r.Select(c => c!))],
            _ => Array.Empty<string>(),
        }));
        Assert.Equal(Letters(DocumentText.Clean(markdown)), Letters(all.Replace("（无）", "", StringComparison.Ordinal)));
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));
}
