using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace GenAiMeasures.Filing.Tests;

public sealed class XlsxReaderTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("filing-xlsx");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task What_was_written_is_read_again()
    {
        string path = Save(XlsxWriter.Write(new SheetModel("题", [new("序号"), new("测试题")], [[1, "=危险"], [2, "二\n行"], [3, " 空格 "]])));

        (List<SheetRow> rows, ProblemList problems) = await ReadAsync(path);

        Assert.True(problems.IsEmpty);
        Assert.Equal(["序号|测试题", "1|=危险", "2|二\n行", "3| 空格 "], rows.Select(r => string.Join('|', r.Fields)));
        Assert.Equal("bank.xlsx!题:2", rows[1].Place);
    }

    [Fact]
    public async Task Merged_cells_and_formulas_are_reported_with_their_places()
    {
        string path = Save(Make(sheet =>
        {
            var data = new SheetData(
                new Row(Inline("A1", "测试题"), Inline("B1", "二级分类")) { RowIndex = 1 },
                new Row(new Cell { CellReference = "A2", CellFormula = new CellFormula("1+1"), CellValue = new CellValue("2") }, Inline("B2", "A.1.a")) { RowIndex = 2 });
            return [data, new MergeCells(new MergeCell { Reference = "B2:B9" })];
        }));

        (_, ProblemList problems) = await ReadAsync(path);

        Assert.Equal(["formula bank.xlsx!题:A2", "merged-cells bank.xlsx!题:B2:B9"], problems.Problems.Select(p => p.Code + " " + p.Place));
        Assert.All(problems.Problems, p => Assert.NotEmpty(p.Chinese));
    }

    [Fact]
    public async Task Shared_strings_numbers_gaps_and_empty_rows_are_read_as_a_spreadsheet_shows_them()
    {
        string path = Save(Make(
            _ => [new SheetData(
                new Row(new Cell { CellReference = "A1", DataType = CellValues.SharedString, CellValue = new CellValue("0") }, new Cell { CellReference = "C1", CellValue = new CellValue("45000") }) { RowIndex = 1 },
                new Row(new Cell { CellReference = "A2", DataType = CellValues.String }) { RowIndex = 2 },
                new Row(Inline("A5", "五")) { RowIndex = 5 })],
            "共享"));

        (List<SheetRow> rows, _) = await ReadAsync(path);

        Assert.Equal(["共享||45000", "五"], rows.Select(r => string.Join('|', r.Fields)));
        Assert.Equal("bank.xlsx!题:5", rows[1].Place);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    public async Task What_is_no_workbook_says_so(int length)
    {
        (_, ProblemList problems) = await ReadAsync(Save(new byte[length]));

        Assert.Equal("not-xlsx", Assert.Single(problems.Problems).Code);
    }

    [Fact]
    public async Task Damaged_workbooks_are_problems_and_never_exceptions()
    {
        byte[] good = XlsxWriter.Write(new SheetModel("题", [new("序号"), new("测试题")], Enumerable.Range(0, 50).Select(i => (IReadOnlyList<SheetValue>)[i, "题" + i])));
        var random = new Random(20261124);
        for (int i = 0; i < 150; i++)
        {
            byte[] bytes = i % 2 == 0 ? good[..random.Next(good.Length)] : [.. good];
            if (i % 2 == 1)
            {
                bytes[random.Next(bytes.Length)] ^= (byte)random.Next(1, 256);
            }

            (List<SheetRow> rows, ProblemList problems) = await ReadAsync(Save(bytes));
            Assert.True(!problems.IsEmpty || rows.Count > 0 || i % 2 == 1, $"seed 20261124, round {i}");
        }
    }

    internal static Cell Inline(string place, string text) => new() { CellReference = place, DataType = CellValues.InlineString, InlineString = new InlineString(new Text(text)) };

    internal static byte[] Make(Func<Worksheet, OpenXmlElement[]> content, string? shared = null)
    {
        using var stream = new MemoryStream();
        using (SpreadsheetDocument document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            WorkbookPart workbook = document.AddWorkbookPart();
            if (shared is not null)
            {
                workbook.AddNewPart<SharedStringTablePart>().SharedStringTable = new SharedStringTable(new SharedStringItem(new Text(shared)));
            }

            WorksheetPart part = workbook.AddNewPart<WorksheetPart>("r1");
            var sheet = new Worksheet();
            sheet.Append(content(sheet));
            part.Worksheet = sheet;
            workbook.Workbook = new Workbook(new Sheets(new Sheet { Name = "题", SheetId = 1, Id = "r1" }));
        }

        return stream.ToArray();
    }

    private static async Task<(List<SheetRow> Rows, ProblemList Problems)> ReadAsync(string path)
    {
        var problems = new ProblemList(Path.GetFileName(path));
        List<SheetRow> rows = [];
        await foreach (SheetRow row in TableFile.ReadAsync(path, TextFileEncoding.Detect, problems))
        {
            rows.Add(row);
        }

        return (rows, problems);
    }

    private string Save(byte[] bytes)
    {
        string path = Path.Combine(_folder.FullName, "bank.xlsx");
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
