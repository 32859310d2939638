using System.Globalization;

namespace GenAiMeasures.Labeling;

// Small changes to the XML of a package's parts.
internal static class OoxmlXml
{
    // puts an element before the end of the root
    internal static string Before(string part, string root, string added)
    {
        var scanner = new XmlScanner(part);
        int close = -1;
        string prefix = "";
        while (scanner.MoveNext())
        {
            if (scanner.Token == XmlToken.End && XmlScanner.LocalName(scanner.Name).SequenceEqual(root))
            {
                close = scanner.Start;
                prefix = scanner.Name.Length > root.Length ? scanner.Name[..^root.Length].ToString() : "";
            }
        }

        return close < 0
            ? throw DamagedContentException.Malformed("a part of the package has no end")
            : part.Insert(close, added.Replace("<", "<" + prefix, StringComparison.Ordinal));
    }

    internal static string FreeId(string relationships, string prefix)
    {
        for (int i = 1; ; i++)
        {
            string id = string.Create(CultureInfo.InvariantCulture, $"{prefix}{i}");
            if (!relationships.Contains("\"" + id + "\"", StringComparison.Ordinal))
            {
                return id;
            }
        }
    }

    internal static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);

    internal static byte[] Utf8(string text) => XmpText.Utf8.GetBytes(text);
}
