using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace GenAiMeasures.Filing.Tests;

public sealed class XlsxWriterTests
{
    private static readonly SheetModel Keywords = new(
        "关键词", [new("序号", 8), new("关键词", 30)], [[1, "=HYPERLINK(\"x\")"], [2, "+86"], [3, "@用户"], [4, "-1"], [5, "词\u0001"], [6, null], [7, 2.5]]);

    [Fact]
    public void The_validator_of_the_format_finds_nothing()
    {
        using SpreadsheetDocument document = Open(XlsxWriter.Write(Keywords, Keywords with { Name = "第二张" }));

        Assert.Empty(new OpenXmlValidator().Validate(document).Select(e => e.Path?.XPath + ": " + e.Description));
    }

    [Fact]
    public void The_same_rows_give_the_same_bytes() => Assert.Equal(XlsxWriter.Write(Keywords), XlsxWriter.Write(Keywords));

    [Fact]
    public void What_looks_like_a_formula_is_a_text()
    {
        using SpreadsheetDocument document = Open(XlsxWriter.Write(Keywords));
        Cell[] cells = [.. document.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Cell>()];

        Assert.DoesNotContain(cells, c => c.CellFormula is not null);
        Assert.Equal("=HYPERLINK(\"x\")", cells.Single(c => c.CellReference == "B2").InnerText);
        Assert.Equal(CellValues.InlineString, cells.Single(c => c.CellReference == "B2").DataType!.Value);
        Assert.Equal("词\uFFFD", cells.Single(c => c.CellReference == "B6").InnerText);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("三十二个字符以上的工作表名称在电子表格软件里是不允许的所以必须报错才行哦")]
    public void A_name_that_no_sheet_may_have_is_refused(string name)
    {
        FormatException exception = Assert.Throws<FormatException>(() => XlsxWriter.Write(Keywords with { Name = name }));

        Assert.Equal($"'{name}' is no name for a sheet: 1 to 31 characters, none of []:*?/\\, and each name once.", exception.Message);
    }

    [Fact]
    public void A_name_twice_is_refused() => Assert.Throws<FormatException>(() => XlsxWriter.Write(Keywords, Keywords));

    [Fact]
    public void A_text_that_no_cell_holds_is_refused_with_its_place_and_nothing_is_cut()
    {
        FormatException exception = Assert.Throws<FormatException>(() => XlsxWriter.Write(Keywords with { Rows = [[1, new string('长', 32_768)]] }));

        Assert.Equal("Cell B2 of the sheet '关键词' has more than 32767 characters, which no spreadsheet holds. 单元格超过 32767 个字符。", exception.Message);
    }

    [Theory]
    [InlineData(0, "A")]
    [InlineData(25, "Z")]
    [InlineData(26, "AA")]
    [InlineData(701, "ZZ")]
    [InlineData(702, "AAA")]
    public void Columns_are_named_as_spreadsheets_name_them(int column, string name) => Assert.Equal(name, XlsxWriter.ColumnName(column));

    private static SpreadsheetDocument Open(byte[] bytes) => SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);
}
