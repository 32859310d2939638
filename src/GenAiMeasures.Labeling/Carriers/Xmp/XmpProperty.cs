using System.Text;

namespace GenAiMeasures.Labeling;

// What stands in the element of a label: its text, however deep in alternatives and lists, or one element a field.
internal sealed class XmpProperty
{
    private readonly List<(string Key, string Value)> _fields = [];
    private string? _text;
    private StringBuilder? _more;

    internal bool HasElements { get; private set; }

    // the text of an element up to its end tag, at which the scanner stands afterwards
    internal static string ReadText(ref XmlScanner scanner)
    {
        var property = new XmpProperty();
        return property.Read(ref scanner) ? property.Text : "";
    }

    internal bool Read(ref XmlScanner scanner)
    {
        int depth = 1;
        string? field = null;
        StringBuilder? fieldText = null;
        while (scanner.MoveNext())
        {
            switch (scanner.Token)
            {
                case XmlToken.Text or XmlToken.CData:
                    string text = scanner.Token == XmlToken.CData ? scanner.Content.ToString() : CharacterReferences.Decode(scanner.Content);
                    Append(text);
                    fieldText?.Append(text);
                    break;
                case XmlToken.Start:
                    HasElements = true;
                    ReadOnlySpan<char> local = XmlScanner.LocalName(scanner.Name);
                    if (!scanner.IsEmpty)
                    {
                        depth++;
                        field = LabelKeys.Find(local, out _) is null ? field : local.ToString();
                        fieldText = field is null ? null : fieldText?.Clear() ?? new StringBuilder();
                    }

                    break;
                case XmlToken.End:
                    if (field is not null)
                    {
                        _fields.Add((field, fieldText!.ToString()));
                        field = null;
                        fieldText = null;
                    }

                    if (--depth == 0)
                    {
                        return true;
                    }

                    break;
                default:
                    break;
            }
        }

        return false;
    }

    internal LabelText ToText(bool isKeyed)
    {
        if (_fields.Count == 0)
        {
            return LabelReader.Read(Text, isKeyed);
        }

        var fields = new LabelFields();
        foreach ((string key, string value) in _fields)
        {
            fields.Add(key, value, ScannedKind.String, default);
        }

        return fields.ToText(isKeyed || fields.IsSpecific, LabelDeviations.PropertyPerField);
    }

    private string Text => _more?.ToString() ?? _text ?? "";

    private void Append(string text)
    {
        if (_text is null)
        {
            _text = text;
        }
        else
        {
            (_more ??= new StringBuilder(_text)).Append(text);
        }
    }
}
