using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace GenAiMeasures;

// A workbook of one sheet (ECMA-376) whose cells are texts and nothing else: they carry the mark that spreadsheets put before a text that
// looks like a formula, so that no content is ever computed, not even after somebody has edited its cell. The same rows give the same bytes.
internal static class WorkbookWriter
{
    // what a cell of a spreadsheet can hold
    internal const int LongestCell = 32_767;

    private const string Cut = "…";
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    internal static byte[] Write(string sheet, IReadOnlyList<double> widths, int frozenRows, string? choices, int choiceColumn, IEnumerable<IReadOnlyList<string>> rows)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(archive, "[Content_Types].xml", """<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>""");
            Add(archive, "_rels/.rels", """<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
            Add(archive, "xl/workbook.xml", $"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?><workbook xmlns="{Main}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="{sheet}" sheetId="1" r:id="rId1"/></sheets></workbook>""");
            Add(archive, "xl/_rels/workbook.xml.rels", """<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>""");

            // style 1: a text (@), marked as one, with line breaks
            Add(archive, "xl/styles.xml", $"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?><styleSheet xmlns="{Main}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>""");
            WriteSheet(archive, widths, frozenRows, choices, choiceColumn, rows);
        }

        return bytes.ToArray();
    }

    private static void WriteSheet(ZipArchive archive, IReadOnlyList<double> widths, int frozenRows, string? choices, int choiceColumn, IEnumerable<IReadOnlyList<string>> rows)
    {
        using Stream stream = Create(archive, "xl/worksheets/sheet1.xml");
        using XmlWriter writer = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), CloseOutput = false, NewLineHandling = NewLineHandling.Entitize });
        writer.WriteStartElement("worksheet", Main);
        writer.WriteRaw($"""<sheetViews><sheetView workbookViewId="0"><pane ySplit="{frozenRows}" topLeftCell="A{frozenRows + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>""");
        for (int i = 0; i < widths.Count; i++)
        {
            writer.WriteRaw(string.Create(CultureInfo.InvariantCulture, $"""<col min="{i + 1}" max="{i + 1}" width="{widths[i]}" style="1" customWidth="1"/>"""));
        }

        writer.WriteRaw("</cols>");
        writer.WriteStartElement("sheetData", Main);
        int line = 0;
        foreach (IReadOnlyList<string> row in rows)
        {
            line++;
            writer.WriteStartElement("row", Main);
            writer.WriteAttributeString("r", line.ToString(CultureInfo.InvariantCulture));
            for (int i = 0; i < row.Count; i++)
            {
                WriteCell(writer, WorkbookReader.NameOf(i) + line.ToString(CultureInfo.InvariantCulture), row[i]);
            }

            writer.WriteEndElement();
        }

        writer.WriteEndElement();
        if (choices is not null && line > frozenRows)
        {
            string column = WorkbookReader.NameOf(choiceColumn);
            writer.WriteRaw($"""<dataValidations count="1"><dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="{column}{frozenRows + 1}:{column}{line}"><formula1>"{choices}"</formula1></dataValidation></dataValidations>""");
        }

        writer.WriteEndElement();
    }

    private static void WriteCell(XmlWriter writer, string reference, string text)
    {
        writer.WriteStartElement("c", Main);
        writer.WriteAttributeString("r", reference);
        writer.WriteAttributeString("s", "1");
        writer.WriteAttributeString("t", "inlineStr");
        writer.WriteStartElement("is", Main);
        writer.WriteStartElement("t", Main);
        writer.WriteAttributeString("xml", "space", null, "preserve");
        writer.WriteString(Clean(text));
        writer.WriteEndElement();
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    // what XML cannot hold becomes U+FFFD; what is too long is cut where no character is broken
    private static string Clean(string text)
    {
        if (text.Length > LongestCell)
        {
            int end = LongestCell - Cut.Length;
            text = string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[end - 1]) ? end - 1 : end), Cut);
        }

        StringBuilder? clean = null;
        for (int i = 0; i < text.Length; i++)
        {
            bool isPair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            if (!isPair && !XmlConvert.IsXmlChar(text[i]))
            {
                clean ??= new StringBuilder(text);
                clean[i] = '\uFFFD';
            }

            i += isPair ? 1 : 0;
        }

        return clean?.ToString() ?? text;
    }

    private static void Add(ZipArchive archive, string name, string text)
    {
        using Stream stream = Create(archive, name);
        stream.Write(Encoding.UTF8.GetBytes(text));
    }

    private static Stream Create(ZipArchive archive, string name)
    {
        ZipArchiveEntry entry = archive.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = Epoch;
        return entry.Open();
    }
}
