using System.Text;

namespace GenAiMeasures.Labeling;

// What people read in a part.
internal static class OfficeText
{
    // the texts of all paragraphs, of Word and of drawings alike
    internal static List<string> Paragraphs(string part)
    {
        var paragraphs = new List<string>();
        var text = new StringBuilder();
        int depth = 0;
        var scanner = new XmlScanner(part);
        while (scanner.MoveNext())
        {
            ReadOnlySpan<char> name = scanner.Token is XmlToken.Start or XmlToken.End ? XmlScanner.LocalName(scanner.Name) : default;
            if (name is "p")
            {
                depth += scanner.Token == XmlToken.End ? -1 : scanner.IsEmpty ? 0 : 1;
                if (depth == 0)
                {
                    paragraphs.Add(text.ToString());
                    text.Clear();
                }
            }
            else if (name is "br" && depth > 0 && scanner.Token == XmlToken.Start)
            {
                text.Append('\n');
            }
            else if (name is "t" && depth > 0 && scanner is { Token: XmlToken.Start, IsEmpty: false })
            {
                text.Append(XmpProperty.ReadText(ref scanner));
            }
        }

        return scanner.IsDamaged ? throw DamagedContentException.Malformed("a part of the package is not well-formed") : paragraphs;
    }

    // an attribute by its name without prefix
    internal static string? Attribute(XmlAttributes attributes, string localName)
    {
        while (attributes.MoveNext())
        {
            if (XmlScanner.LocalName(attributes.Name).SequenceEqual(localName))
            {
                return CharacterReferences.Decode(attributes.RawValue);
            }
        }

        return null;
    }
}
