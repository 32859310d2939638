using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace GenAiMeasures;

// The rows of the first sheet of an XLSX workbook (ECMA-376): enough to read a list, without a library for documents.
internal static class WorkbookReader
{
    // an entry that unpacks to more is no list of terms
    private const long LargestPart = 256L * 1024 * 1024;
    private const int MostColumns = 64;

    private static readonly XmlReaderSettings Safe = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreWhitespace = false,
    };

    // Throws InvalidDataException or XmlException when the file is no workbook.
    internal static WorkbookSheet Read(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        using var archive = new ZipArchive(stream, ZipArchiveMode.Read);
        List<string> strings = ReadSharedStrings(archive);
        using Stream sheet = Open(archive, FirstSheet(archive)) ?? throw new InvalidDataException("The workbook has no sheet.");
        using XmlReader reader = XmlReader.Create(sheet, Safe);
        var result = new WorkbookSheet();
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "row")
            {
                int line = int.TryParse(reader.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : result.Rows.Count + 1;
                result.Rows.Add((line, reader.IsEmptyElement ? [] : ReadRow(reader, strings, line, result.Formulas)));
            }
            else if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "mergeCell" && reader.GetAttribute("ref") is { } range)
            {
                result.MergedRanges.Add(range);
            }
        }

        return result;
    }

    // "AA" is column 26, from 0
    internal static string NameOf(int column)
    {
        string name = "";
        for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        {
            name = (char)('A' + ((rest - 1) % 26)) + name;
        }

        return name;
    }

    private static List<string> ReadRow(XmlReader reader, List<string> strings, int line, List<(int Line, int Column)> formulas)
    {
        var row = new List<string>();
        while (reader.Read() && !(reader.NodeType == XmlNodeType.EndElement && reader.LocalName == "row"))
        {
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "c")
            {
                continue;
            }

            int column = ColumnOf(reader.GetAttribute("r"), row.Count);
            string? type = reader.GetAttribute("t");
            bool isFormula = false;
            string value = reader.IsEmptyElement ? "" : ReadCell(reader, ref isFormula);
            if (isFormula)
            {
                formulas.Add((line, column));
            }

            while (row.Count <= column)
            {
                row.Add("");
            }

            row[column] = type == "s" && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int index) && index < strings.Count
                ? strings[index]
                : value;
        }

        return row;
    }

    // the text of a cell's value or inline string; of a formula, what it came to
    private static string ReadCell(XmlReader reader, ref bool isFormula)
    {
        string value = "";
        string element = "";
        while (reader.Read() && !(reader.NodeType == XmlNodeType.EndElement && reader.LocalName == "c"))
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                element = reader.LocalName;
                isFormula |= element == "f";
            }
            else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace && element is "v" or "t")
            {
                value += reader.Value;
            }
            else if (reader.NodeType == XmlNodeType.EndElement)
            {
                element = "";
            }
        }

        return value;
    }

    private static List<string> ReadSharedStrings(ZipArchive archive)
    {
        var strings = new List<string>();
        using Stream? part = Open(archive, "xl/sharedStrings.xml");
        using XmlReader? reader = part is null ? null : XmlReader.Create(part, Safe);
        string? text = null;
        bool counts = false;
        bool isGuide = false;
        while (reader is not null && reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element when reader.LocalName == "si":
                    text = "";
                    if (reader.IsEmptyElement)
                    {
                        strings.Add("");
                    }

                    break;
                case XmlNodeType.Element:
                    // phonetic guides stand beside the text and are not part of it
                    isGuide |= reader.LocalName == "rPh" && !reader.IsEmptyElement;
                    counts = reader.LocalName == "t" && !reader.IsEmptyElement && !isGuide;
                    break;
                case XmlNodeType.EndElement when reader.LocalName == "rPh":
                    isGuide = false;
                    break;
                case XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace when counts:
                    text += reader.Value;
                    break;
                case XmlNodeType.EndElement when reader.LocalName == "t":
                    counts = false;
                    break;
                case XmlNodeType.EndElement when reader.LocalName == "si":
                    strings.Add(text ?? "");
                    break;
            }
        }

        return strings;
    }

    // the sheet that the workbook names first; its file by its relation
    private static string FirstSheet(ZipArchive archive)
    {
        const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        string? id = null;
        using (Stream? part = Open(archive, "xl/workbook.xml"))
        {
            using XmlReader? book = part is null ? null : XmlReader.Create(part, Safe);
            while (id is null && book is not null && book.Read())
            {
                id = book.NodeType == XmlNodeType.Element && book.LocalName == "sheet" ? book.GetAttribute("id", Relations) : null;
            }
        }

        using Stream? links = Open(archive, "xl/_rels/workbook.xml.rels");
        using XmlReader? relations = links is null ? null : XmlReader.Create(links, Safe);
        while (relations is not null && relations.Read())
        {
            if (relations.NodeType == XmlNodeType.Element && relations.LocalName == "Relationship" && relations.GetAttribute("Id") == id)
            {
                string target = relations.GetAttribute("Target") ?? "";
                return target.StartsWith('/') ? target[1..] : "xl/" + target;
            }
        }

        return "xl/worksheets/sheet1.xml";
    }

    private static Stream? Open(ZipArchive archive, string name)
    {
        ZipArchiveEntry? entry = archive.GetEntry(name);
        if (entry is null)
        {
            return null;
        }

        return entry.Length <= LargestPart
            ? entry.Open()
            : throw new InvalidDataException("A part of the workbook is too large.");
    }

    // "AB12" is column 27, from 0
    private static int ColumnOf(string? reference, int next)
    {
        int column = 0;
        foreach (char c in reference ?? "")
        {
            if (c is < 'A' or > 'Z' || column > MostColumns)
            {
                break;
            }

            column = (column * 26) + c - 'A' + 1;
        }

        return column == 0 ? next : Math.Min(column - 1, MostColumns);
    }
}
