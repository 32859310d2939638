using System.Buffers;
using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace GenAiMeasures.Filing;

// Writes a workbook row by row in bounded memory for each sheet. Texts are inline strings: a cell that begins with = is a text and is never run.
internal static class XlsxWriter
{
    internal const int MostRows = 1_048_576;
    internal const int LongestCell = 32_767;

    private static readonly SearchValues<char> Forbidden = SearchValues.Create("[]:*?/\\");

    internal static byte[] Write(params IReadOnlyList<SheetModel> sheets)
    {
        CheckNames(sheets);
        using var stream = new MemoryStream();
        using (SpreadsheetDocument document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            WorkbookPart workbook = document.AddWorkbookPart();
            document.ChangeIdOfPart(workbook, "rId1");
            XlsxStyles.Write(workbook.AddNewPart<WorkbookStylesPart>("rStyles"));
            for (int i = 0; i < sheets.Count; i++)
            {
                Write(workbook.AddNewPart<WorksheetPart>(Id(i)), sheets[i]);
            }

            using OpenXmlWriter writer = OpenXmlWriter.Create(workbook);
            writer.WriteStartDocument();
            writer.WriteStartElement(new Workbook());
            writer.WriteStartElement(new Sheets());
            for (int i = 0; i < sheets.Count; i++)
            {
                writer.WriteElement(new Sheet { Name = sheets[i].Name, SheetId = (uint)i + 1, Id = Id(i) });
            }

            writer.WriteEndElement();
            writer.WriteEndElement();
        }

        return DeterministicZip.Repack(stream);
    }

    // A1, Z1, AA1, …
    internal static string ColumnName(int column)
    {
        Span<char> name = stackalloc char[4];
        int at = name.Length;
        for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        {
            name[--at] = (char)('A' + ((rest - 1) % 26));
        }

        return new string(name[at..]);
    }

    private static string Id(int sheet) => string.Create(CultureInfo.InvariantCulture, $"rSheet{sheet + 1}");

    private static void Write(WorksheetPart part, SheetModel sheet)
    {
        string[] names = [.. sheet.Columns.Select((_, i) => ColumnName(i))];
        using OpenXmlWriter writer = OpenXmlWriter.Create(part);
        writer.WriteStartDocument();
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new SheetProperties(new PageSetupProperties { FitToPage = true }));
        writer.WriteElement(new SheetViews(new SheetView(
            new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen })
        { WorkbookViewId = 0 }));
        writer.WriteElement(new Columns(sheet.Columns.Select((c, i) => new Column
        {
            Min = (uint)i + 1,
            Max = (uint)i + 1,
            Width = c.Width,
            CustomWidth = true,
        })));
        writer.WriteStartElement(new SheetData());
        WriteRow(writer, names, 1, [.. sheet.Columns.Select(c => (SheetValue)c.Header)], XlsxStyles.Header, sheet.Name);
        int row = 1;
        foreach (IReadOnlyList<SheetValue> values in sheet.Rows)
        {
            row++;
            if (row > MostRows)
            {
                throw new FormatException(string.Create(
                    CultureInfo.InvariantCulture, $"The sheet '{sheet.Name}' has more than {MostRows - 1} rows, which no spreadsheet holds. Split it. 工作表“{sheet.Name}”超过 {MostRows - 1} 行，请拆分。"));
            }

            WriteRow(writer, names, row, values, XlsxStyles.Text, sheet.Name);
        }

        writer.WriteEndElement();

        // printed on A4 across, as wide as the page and as many pages long as it takes
        writer.WriteElement(new PageSetup { PaperSize = 9, Orientation = OrientationValues.Landscape, FitToWidth = 1, FitToHeight = 0 });
        writer.WriteEndElement();
    }

    private static void WriteRow(OpenXmlWriter writer, string[] names, int number, IReadOnlyList<SheetValue> values, string style, string sheet)
    {
        string row = number.ToString(CultureInfo.InvariantCulture);
        writer.WriteStartElement(new Row(), [new OpenXmlAttribute("r", "", row)]);
        for (int i = 0; i < values.Count; i++)
        {
            if (values[i].Number is { } amount)
            {
                writer.WriteStartElement(new Cell(), [new("r", "", names[i] + row), new("s", "", style), new("t", "", "n")]);
                writer.WriteElement(new CellValue(amount));
                writer.WriteEndElement();
            }
            else if (values[i].Text is { Length: > 0 } text)
            {
                if (text.Length > LongestCell)
                {
                    throw new FormatException(string.Create(
                        CultureInfo.InvariantCulture, $"Cell {names[i]}{row} of the sheet '{sheet}' has more than {LongestCell} characters, which no spreadsheet holds. 单元格超过 {LongestCell} 个字符。"));
                }

                writer.WriteStartElement(new Cell(), [new("r", "", names[i] + row), new("s", "", style), new("t", "", "inlineStr")]);
                writer.WriteStartElement(new InlineString());
                writer.WriteElement(new Text(DocumentText.Clean(text)) { Space = SpaceProcessingModeValues.Preserve });
                writer.WriteEndElement();
                writer.WriteEndElement();
            }
        }

        writer.WriteEndElement();
    }

    private static void CheckNames(IReadOnlyList<SheetModel> sheets)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (SheetModel sheet in sheets)
        {
            if (sheet.Name.Length is 0 or > 31 || sheet.Name.AsSpan().ContainsAny(Forbidden) || !seen.Add(sheet.Name))
            {
                throw new FormatException($"'{sheet.Name}' is no name for a sheet: 1 to 31 characters, none of []:*?/\\, and each name once.");
            }
        }
    }
}
