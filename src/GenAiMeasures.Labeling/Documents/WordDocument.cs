namespace GenAiMeasures.Labeling;

// DOCX and its variants: a paragraph before the first or behind the last one.
internal sealed class WordDocument(MemorySource content, OoxmlPackage package, string line) : OfficeDocument(content, package, line)
{
    internal override bool Holds(DocumentEnd end)
    {
        List<string> paragraphs = OfficeText.Paragraphs(Get(MainName));
        return paragraphs.Count > 0 && (end == DocumentEnd.Start ? paragraphs[0] : paragraphs[^1]).Trim() == Line.Trim();
    }

    internal override void Insert(DocumentEnd end)
    {
        string part = Get(MainName);
        (int start, int last, string prefix) = FindBody(part);
        string lines = string.Join($"<{prefix}br/>", Line.Split('\n').Select(l => $"<{prefix}t xml:space=\"preserve\">{OoxmlXml.Escape(l)}</{prefix}t>"));
        Put(MainName, part.Insert(end == DocumentEnd.Start ? start : last, $"<{prefix}p><{prefix}r>{lines}</{prefix}r></{prefix}p>"));
    }

    // Behind the opening tag; before the settings of the last section, which end the body, or before the closing tag.
    private static (int Start, int Last, string Prefix) FindBody(string part)
    {
        var scanner = new XmlScanner(part);
        int start = -1;
        int depth = 0;
        int settings = -1;
        string prefix = "";
        while (scanner.MoveNext())
        {
            if (scanner.Token is not (XmlToken.Start or XmlToken.End))
            {
                continue;
            }

            ReadOnlySpan<char> name = XmlScanner.LocalName(scanner.Name);
            if (start < 0)
            {
                if (name is "body" && scanner is { Token: XmlToken.Start, IsEmpty: false })
                {
                    start = scanner.End;
                    prefix = XmlScanner.Prefix(scanner.Name) is { Length: > 0 } given ? given.ToString() + ":" : "";
                }
            }
            else if (scanner.Token == XmlToken.End)
            {
                if (depth == 0)
                {
                    return (start, settings < 0 ? scanner.Start : settings, prefix);
                }

                depth--;
            }
            else
            {
                settings = depth == 0 ? (name is "sectPr" ? scanner.Start : -1) : settings;
                depth += scanner.IsEmpty ? 0 : 1;
            }
        }

        throw scanner.IsDamaged ? DamagedContentException.Malformed("the document is not well-formed") : Lacks("body", "正文");
    }
}
