using System.Globalization;

namespace GenAiMeasures.Labeling;

// A worksheet: its first and its last cell, and where another row goes. Offsets count its characters.
internal sealed class Sheet
{
    private int _start = -1;
    private int _end = -1;
    private int _close = -1;
    private (int Start, int End, string Value) _dimension = (0, 0, "");

    private Sheet()
    {
    }

    internal string Prefix { get; private set; } = "";

    internal SheetCell? First { get; private set; }

    internal SheetCell? Last { get; private set; }

    // the number of the last row
    internal int Rows { get; private set; }

    internal static Sheet Read(string part)
    {
        var sheet = new Sheet();
        var scanner = new XmlScanner(part);
        while (scanner.MoveNext())
        {
            sheet.Take(ref scanner);
        }

        return scanner.IsDamaged || sheet._start < 0 || (sheet._close < 0 && sheet._end < 0)
            ? throw DamagedContentException.Malformed("a worksheet has no cells")
            : sheet;
    }

    internal static string Create(string spreadsheet, string cell) =>
        $"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n<worksheet xmlns=\"{spreadsheet}\"><dimension ref=\"A1\"/>"
        + "<sheetViews><sheetView tabSelected=\"1\" workbookViewId=\"0\"/></sheetViews><cols><col min=\"1\" max=\"1\" width=\"60\" customWidth=\"1\"/></cols>"
        + $"<sheetData><row r=\"1\">{cell}</row></sheetData></worksheet>";

    internal static string NamespaceOf(string part) =>
        part.Contains("http://purl.oclc.org/ooxml/spreadsheetml/main", StringComparison.Ordinal)
            ? "http://purl.oclc.org/ooxml/spreadsheetml/main"
            : "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    internal static string Deselect(string part)
    {
        var scanner = new XmlScanner(part);
        while (scanner.MoveNext())
        {
            if (scanner.Token == XmlToken.Start && XmlScanner.LocalName(scanner.Name) is "sheetView")
            {
                XmlAttributes attributes = scanner.Attributes;
                while (attributes.MoveNext())
                {
                    if (attributes.Name is "tabSelected")
                    {
                        return part[..attributes.Start] + part[attributes.End..];
                    }
                }
            }
        }

        return part;
    }

    // the text of a string that cells share
    internal static string? SharedText(string part, int index)
    {
        var scanner = new XmlScanner(part);
        while (scanner.MoveNext())
        {
            if (scanner.Token == XmlToken.Start && XmlScanner.LocalName(scanner.Name) is "si" && index-- == 0)
            {
                return scanner.IsEmpty ? "" : XmpProperty.ReadText(ref scanner);
            }
        }

        return null;
    }

    internal string WithRow(string part, int row, string cell)
    {
        string added = string.Create(CultureInfo.InvariantCulture, $"<{Prefix}row r=\"{row}\">{cell}</{Prefix}row>");
        string written = _close >= 0
            ? part.Insert(_close, added)
            : part[.._start] + $"<{Prefix}sheetData>{added}</{Prefix}sheetData>" + part[_end..];
        return _dimension.Value.Length == 0 ? written
            : written[.._dimension.Start] + Grown(_dimension.Value, row) + written[_dimension.End..];
    }

    private void Take(ref XmlScanner scanner)
    {
        if (scanner.Token is not (XmlToken.Start or XmlToken.End))
        {
            return;
        }

        ReadOnlySpan<char> name = XmlScanner.LocalName(scanner.Name);
        if (name is "sheetData")
        {
            TakeData(scanner);
        }
        else if (scanner.Token == XmlToken.Start && _start >= 0 && _close < 0 && name is "row")
        {
            Rows = int.TryParse(OfficeText.Attribute(scanner.Attributes, "r"), NumberStyles.None, CultureInfo.InvariantCulture, out int row) ? row : Rows + 1;
        }
        else if (scanner is { Token: XmlToken.Start, IsEmpty: false } && _start >= 0 && _close < 0 && name is "c")
        {
            string? type = OfficeText.Attribute(scanner.Attributes, "t");
            var cell = new SheetCell(XmpProperty.ReadText(ref scanner), type == "s");
            First ??= cell;
            Last = cell;
        }
        else if (scanner.Token == XmlToken.Start && _start < 0 && name is "dimension")
        {
            XmlAttributes attributes = scanner.Attributes;
            while (attributes.MoveNext())
            {
                _dimension = attributes.Name is "ref" ? (attributes.ValueStart, attributes.ValueEnd, attributes.RawValue.ToString()) : _dimension;
            }
        }
    }

    private void TakeData(XmlScanner scanner)
    {
        if (scanner.Token == XmlToken.End)
        {
            _close = scanner.Start;
            return;
        }

        _start = scanner.Start;
        _end = scanner.IsEmpty ? scanner.End : -1;
        Prefix = XmlScanner.Prefix(scanner.Name) is { Length: > 0 } given ? given.ToString() + ":" : "";
    }

    // "B2:D9" with a first column and a last row more
    private static string Grown(string range, int row)
    {
        int colon = range.IndexOf(':', StringComparison.Ordinal);
        string first = colon < 0 ? range : range[..colon];
        string last = colon < 0 ? range : range[(colon + 1)..];
        return "A" + first.TrimStart([.. "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]) + ":" + last.TrimEnd([.. "0123456789"]) + row.ToString(CultureInfo.InvariantCulture);
    }
}
