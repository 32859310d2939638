using System.IO.Compression;
using System.Text;

namespace GenAiMeasures.Filing.Tests;

/// <summary>A workbook of a million rows, really written: read row by row, and told where it is too long.</summary>
public sealed class MillionRowTests : IDisposable
{
    private const int Rows = 1_000_000;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("filing-rows");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_million_rows_are_read_in_bounded_memory_and_reported_at_the_row_that_is_too_many()
    {
        string path = Path.Combine(_folder.FullName, "big.xlsx");
        Write(path);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        var problems = new ProblemList("big.xlsx");
        long rows = 0;
        long most = 0;
        await foreach (SheetRow row in TableFile.ReadAsync(path, TextFileEncoding.Detect, problems, Cancellation))
        {
            rows++;
            if (rows % 50_000 == 0)
            {
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
            }

            // a tenth of the file shows whether memory grows with it
            if (rows == 200_002)
            {
                break;
            }
        }

        Assert.True(problems.IsEmpty);
        Assert.InRange(most, 0, 20_000_000);
        InputProblem problem = Assert.Single((await Assert.ThrowsAsync<FilingInputException>(() => AssessmentBank.ReadAsync(path, BankKind.Content, cancellationToken: Cancellation))).Problems);
        Assert.Equal(("big.xlsx!题:200002", "too-many-rows"), (problem.Place, problem.Code));
        Assert.Equal("题库超过 200000 行。请删除不是测试题的行，或者拆分文件。", problem.Chinese);
    }

    private static void Write(string path)
    {
        using var zip = new ZipArchive(File.Create(path), ZipArchiveMode.Create);
        Add(zip, "[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>""");
        Add(zip, "_rels/.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
        Add(zip, "xl/workbook.xml", """<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="题" sheetId="1" r:id="r1"/></sheets></workbook>""");
        Add(zip, "xl/_rels/workbook.xml.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>""");
        using Stream sheet = zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open();
        sheet.Write("""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row><c t="inlineStr"><is><t>测试题</t></is></c><c t="inlineStr"><is><t>二级分类</t></is></c></row>"""u8);
        byte[] rows = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("""<row><c t="inlineStr"><is><t>同一道题</t></is></c><c t="inlineStr"><is><t>A.1.a</t></is></c></row>""", 1_000)));
        for (int i = 0; i < Rows / 1_000; i++)
        {
            sheet.Write(rows);
        }

        sheet.Write("</sheetData></worksheet>"u8);
    }

    private static void Add(ZipArchive zip, string name, string text)
    {
        using Stream stream = zip.CreateEntry(name).Open();
        stream.Write(Encoding.UTF8.GetBytes(text));
    }
}
