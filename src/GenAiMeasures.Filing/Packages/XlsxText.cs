using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace GenAiMeasures.Filing;

// How many rows the sheets of a workbook have.
internal static class XlsxText
{
    // without the header of each sheet
    internal static int Rows(ReadOnlyMemory<byte> content)
    {
        int rows = 0;
        int sheets = Walk(content, reader => rows += reader.ElementType == typeof(Row) && reader.IsStartElement ? 1 : 0);
        return Math.Max(0, rows - sheets);
    }

    private static int Walk(ReadOnlyMemory<byte> content, Action<OpenXmlReader> each)
    {
        int sheets = 0;
        try
        {
            using var stream = new MemoryStream(content.ToArray(), writable: false);
            using SpreadsheetDocument document = SpreadsheetDocument.Open(stream, isEditable: false);
            foreach (OpenXmlPart part in document.WorkbookPart is { } workbook ? [.. workbook.WorksheetParts, .. workbook.GetPartsOfType<SharedStringTablePart>()] : (IEnumerable<OpenXmlPart>)[])
            {
                sheets += part is WorksheetPart ? 1 : 0;
                using OpenXmlReader reader = OpenXmlReader.Create(part);
                while (reader.Read())
                {
                    each(reader);
                }
            }
        }
        catch (Exception exception) when (OfficeFault.Is(exception))
        {
            // not a workbook: other checks say so
            return sheets;
        }

        return sheets;
    }
}
