using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace GenAiMeasures.Filing;

// What a DOCX says after people have worked on it: the fields and tables, read back from the file.
internal sealed class DocxFacts
{
    private static readonly string[] SourceHeader = ["项目", "内容", "来源"];

    internal List<KeyValuePair<string, string>> Fields { get; } = [];

    internal List<FactTable> Tables { get; } = [];

    internal string Text { get; private set; } = "";

    // null for a file that is no DOCX
    internal static DocxFacts? Read(ReadOnlyMemory<byte> content)
    {
        try
        {
            using var stream = new MemoryStream(content.ToArray(), writable: false);
            using WordprocessingDocument document = WordprocessingDocument.Open(stream, isEditable: false);
            var facts = new DocxFacts();
            if (document.MainDocumentPart?.Document?.Body is { } body)
            {
                facts.Take(body);
            }

            return facts;
        }
        catch (Exception exception) when (OfficeFault.Is(exception))
        {
            return null;
        }
    }

    private void Take(Body body)
    {
        var text = new StringBuilder();
        string caption = "";
        foreach (OpenXmlElement element in body.ChildElements)
        {
            if (element is Paragraph paragraph)
            {
                caption = paragraph.InnerText;
                text.Append(caption).Append('\n');
            }
            else if (element is Table table)
            {
                Take(table, caption, text);
            }
        }

        Text = text.ToString();
    }

    private void Take(Table table, string caption, StringBuilder text)
    {
        string[][] rows = [.. table.Elements<TableRow>().Select(r => (string[])[.. r.Elements<TableCell>().Select(CellText)])];
        foreach (string[] row in rows)
        {
            text.AppendJoin('\t', row).Append('\n');
        }

        bool hasHeader = table.Elements<TableRow>().FirstOrDefault()?.TableRowProperties?.GetFirstChild<TableHeader>() is not null;
        bool isFieldTable = !hasHeader || rows[0].SequenceEqual(SourceHeader);
        if (isFieldTable)
        {
            Fields.AddRange(rows.Skip(hasHeader ? 1 : 0).Where(r => r.Length > 1).Select(r => KeyValuePair.Create(r[0], r[1])));
        }
        else
        {
            Tables.Add(new FactTable(caption, rows[0], rows[1..]));
        }
    }

    private static string CellText(TableCell cell) => string.Join('\n', cell.Elements<Paragraph>().Select(p => p.InnerText)).Trim();
}
