using System.Globalization;
using System.Text;

namespace GenAiMeasures.Labeling;

// The main part of a workbook. Offsets count its characters.
internal sealed class Workbook
{
    private const string Title = "AI生成";

    private readonly string _part;
    private readonly List<(int Start, int End, string Text)> _edits = [];
    private int _listAt = -1;
    private string _prefix = "";
    private string _idName = "r:id";

    private Workbook(string part) => _part = part;

    internal List<SheetEntry> Sheets { get; } = [];

    internal static Workbook Read(string part)
    {
        var workbook = new Workbook(part);
        workbook.Scan();
        return workbook;
    }

    // with a sheet in front, which is the one that is shown; what counts sheets by their position counts it in
    internal string WithFirst(string relationshipId)
    {
        string name = Title;
        for (int i = 2; Sheets.Exists(s => string.Equals(s.Name, name, StringComparison.OrdinalIgnoreCase)); i++)
        {
            name = string.Create(CultureInfo.InvariantCulture, $"{Title} ({i})");
        }

        int id = 1 + Sheets.Max(s => s.Id);
        _edits.Add((_listAt, _listAt, string.Create(CultureInfo.InvariantCulture, $"<{_prefix}sheet name=\"{name}\" sheetId=\"{id}\" {_idName}=\"{relationshipId}\"{Declaration()}/>")));
        var text = new StringBuilder(_part.Length + 256);
        int at = 0;
        foreach ((int start, int end, string with) in _edits.OrderBy(e => e.Start))
        {
            text.Append(_part, at, start - at).Append(with);
            at = end;
        }

        return text.Append(_part, at, _part.Length - at).ToString();
    }

    // the prefix of the relationship's id may be declared on every sheet by itself
    private string Declaration()
    {
        ReadOnlySpan<char> prefix = XmlScanner.Prefix(_idName);
        string start = $" xmlns:{prefix}=\"";
        int at = prefix.IsEmpty ? -1 : _part.IndexOf(start, StringComparison.Ordinal);
        int end = at < 0 ? -1 : _part.IndexOf('"', at + start.Length);
        return end < 0 ? "" : _part[at..(end + 1)];
    }

    private void Scan()
    {
        var scanner = new XmlScanner(_part);
        while (scanner.MoveNext())
        {
            if (scanner.Token != XmlToken.Start)
            {
                continue;
            }

            switch (XmlScanner.LocalName(scanner.Name))
            {
                case "sheets":
                    _listAt = scanner.End;
                    _prefix = XmlScanner.Prefix(scanner.Name) is { Length: > 0 } given ? given.ToString() + ":" : "";
                    break;
                case "sheet" when _listAt >= 0:
                    AddSheet(scanner.Attributes);
                    break;
                case "workbookView":
                    Replace(scanner.Attributes, "activeTab", _ => 0);
                    Replace(scanner.Attributes, "firstSheet", _ => 0);
                    break;
                case "definedName":
                    Replace(scanner.Attributes, "localSheetId", n => n + 1);
                    break;
            }
        }

        if (scanner.IsDamaged || Sheets.Count == 0)
        {
            throw DamagedContentException.Malformed("the workbook lists no sheets");
        }
    }

    private void AddSheet(XmlAttributes attributes)
    {
        string name = "";
        string relationship = "";
        int id = 0;
        while (attributes.MoveNext())
        {
            if (attributes.Name is "name")
            {
                name = CharacterReferences.Decode(attributes.RawValue);
            }
            else if (attributes.Name is "sheetId")
            {
                _ = int.TryParse(attributes.RawValue, NumberStyles.None, CultureInfo.InvariantCulture, out id);
            }
            else if (XmlScanner.LocalName(attributes.Name) is "id")
            {
                relationship = attributes.RawValue.ToString();
                _idName = attributes.Name.ToString();
            }
        }

        Sheets.Add(new SheetEntry(name, id, relationship));
    }

    private void Replace(XmlAttributes attributes, string name, Func<int, int> with)
    {
        while (attributes.MoveNext())
        {
            if (attributes.Name.SequenceEqual(name) && int.TryParse(attributes.RawValue, NumberStyles.None, CultureInfo.InvariantCulture, out int value))
            {
                _edits.Add((attributes.ValueStart, attributes.ValueEnd, with(value).ToString(CultureInfo.InvariantCulture)));
            }
        }
    }
}
