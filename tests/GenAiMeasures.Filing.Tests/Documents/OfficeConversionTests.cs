namespace GenAiMeasures.Filing.Tests;

public sealed class OfficeConversionTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("filing-office");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_word_processor_shows_every_value_and_a_spreadsheet_every_row()
    {
        Office.Require();
        string docx = Save("every.docx", DocxWriter.Write(DocumentSamples.Every));
        Office.Convert(_folder.FullName, "pdf", docx);
        string page = Office.Dense(Office.Text(_folder.FullName, "every.pdf"));
        foreach (DocumentField field in DocumentSamples.Every.Blocks.SelectMany(b => b.Fields))
        {
            Assert.Contains(Office.Dense(field.Text), page, StringComparison.Ordinal);
        }

        string xlsx = Save("keywords.xlsx", XlsxWriter.Write(new SheetModel(
            "关键词", [new("序号"), new("关键词"), new("一级分类")], Enumerable.Range(1, 10_000).Select(i => (IReadOnlyList<SheetValue>)[i, "=词" + DocumentNumber.Whole(i), "A.1"]))));
        Office.Convert(_folder.FullName, "csv:Text - txt - csv (StarCalc):44,34,76", xlsx);
        string[] lines = File.ReadAllLines(Path.Combine(_folder.FullName, "keywords.csv"));

        Assert.Equal(10_001, lines.Length);
        Assert.Equal("10000,\"=词10,000\",A.1", lines[^1]);
    }

    private string Save(string name, byte[] bytes)
    {
        string path = Path.Combine(_folder.FullName, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
