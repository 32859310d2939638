using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace GenAiMeasures.Filing;

internal sealed class XlsxSheetReader(string file, string sheet, List<string> texts, ProblemList problems)
{
    private const int MostColumns = 256;

    internal IEnumerable<SheetRow> Read(WorksheetPart part)
    {
        using OpenXmlReader? reader = Open(part);
        if (reader is null)
        {
            yield break;
        }

        long last = 0;
        while (Next(reader))
        {
            if (!reader.IsStartElement)
            {
                continue;
            }

            if (reader.ElementType == typeof(Row))
            {
                last = RowNumber(reader, last);
                if (Load(reader) is Row row && Fields(row, last) is { } fields)
                {
                    yield return new SheetRow(XlsxReader.Place(file, sheet, last.ToString(CultureInfo.InvariantCulture)), fields, sheet);
                }
            }
            else if (reader.ElementType == typeof(MergeCell) && Load(reader) is MergeCell merged)
            {
                problems.AddAt(
                    XlsxReader.Place(file, sheet, merged.Reference?.Value ?? "?"), "merged-cells",
                    "Cells are merged, so only the first has a value. Unmerge them and fill every row.", "存在合并单元格，只有第一格有值。请取消合并并逐行填写。");
            }
        }
    }

    private static long RowNumber(OpenXmlReader reader, long last)
    {
        foreach (OpenXmlAttribute attribute in reader.Attributes)
        {
            if (attribute.LocalName == "r" && long.TryParse(attribute.Value, NumberStyles.None, CultureInfo.InvariantCulture, out long number))
            {
                return number;
            }
        }

        return last + 1;
    }

    private OpenXmlReader? Open(WorksheetPart part)
    {
        try
        {
            return OpenXmlReader.Create(part);
        }
        catch (Exception exception) when (OfficeFault.Is(exception))
        {
            Damaged();
            return null;
        }
    }

    private bool Next(OpenXmlReader reader)
    {
        try
        {
            return reader.Read();
        }
        catch (Exception exception) when (OfficeFault.Is(exception))
        {
            Damaged();
            return false;
        }
    }

    private OpenXmlElement? Load(OpenXmlReader reader)
    {
        try
        {
            return reader.LoadCurrentElement();
        }
        catch (Exception exception) when (OfficeFault.Is(exception))
        {
            Damaged();
            return null;
        }
    }

    private void Damaged() => problems.AddAt(
        XlsxReader.Place(file, sheet, "?"), "not-xlsx", "The sheet is damaged and ends early. Save the workbook again.", "工作表已损坏，未能读完。请重新保存工作簿。");

    // null for a row without any text: sheets carry thousands of formatted empty ones
    private string[]? Fields(Row row, long number)
    {
        List<string> fields = [];
        bool hasText = false;
        int next = 0;
        foreach (Cell cell in row.Elements<Cell>())
        {
            int column = Column(cell.CellReference?.Value) ?? next;
            next = column + 1;
            if (column >= MostColumns)
            {
                break;
            }

            while (fields.Count <= column)
            {
                fields.Add("");
            }

            if (cell.CellFormula is not null)
            {
                problems.AddAt(
                    XlsxReader.Place(file, sheet, XlsxWriter.ColumnName(column) + number.ToString(CultureInfo.InvariantCulture)), "formula",
                    "The cell is a formula. Copy the column and paste it as values.", "该单元格是公式。请复制该列并选择性粘贴为数值。");
                continue;
            }

            fields[column] = Value(cell);
            hasText |= !string.IsNullOrWhiteSpace(fields[column]);
        }

        return hasText ? [.. fields] : null;
    }

    private string Value(Cell cell)
    {
        string raw = cell.CellValue?.Text ?? "";
        if (cell.DataType?.Value is not { } type)
        {
            return raw;
        }

        return type == CellValues.SharedString
            ? int.TryParse(raw, NumberStyles.None, CultureInfo.InvariantCulture, out int index) && index < texts.Count ? texts[index] : ""
            : type == CellValues.InlineString ? cell.InlineString is { } text ? SharedTexts.Text(text) : ""
            : type == CellValues.Error ? "" : raw;
    }

    private static int? Column(string? reference)
    {
        int column = 0;
        foreach (char c in reference ?? "")
        {
            if (!char.IsAsciiLetterUpper(c))
            {
                break;
            }

            column = (column * 26) + (c - 'A' + 1);
            if (column > 1 << 20)
            {
                return null;
            }
        }

        return column == 0 ? null : column - 1;
    }
}
