using System.Globalization;

namespace GenAiMeasures.Labeling;

// PPTX and its variants: a text box at the bottom of the first or the last slide.
internal sealed class SlideDocument : OfficeDocument
{
    private const string Drawing = "http://schemas.openxmlformats.org/drawingml/2006/main";
    private const string StrictDrawing = "http://purl.oclc.org/ooxml/drawingml/main";
    private const long DefaultWidth = 9_144_000;
    private const long DefaultHeight = 6_858_000;

    private readonly List<string> _slides = [];
    private readonly long _width = DefaultWidth;
    private readonly long _height = DefaultHeight;

    internal SlideDocument(MemorySource content, OoxmlPackage package, string line)
        : base(content, package, line)
    {
        string part = Get(MainName);
        var scanner = new XmlScanner(part);
        while (scanner.MoveNext())
        {
            if (scanner.Token != XmlToken.Start)
            {
                continue;
            }

            ReadOnlySpan<char> name = XmlScanner.LocalName(scanner.Name);
            if (name is "sldId" && RelationshipIdOf(scanner.Attributes) is { } id && PartOf(id) is { } slide)
            {
                _slides.Add(slide);
            }
            else if (name is "sldSz"
                && long.TryParse(OfficeText.Attribute(scanner.Attributes, "cx"), NumberStyles.None, CultureInfo.InvariantCulture, out long width)
                && long.TryParse(OfficeText.Attribute(scanner.Attributes, "cy"), NumberStyles.None, CultureInfo.InvariantCulture, out long height))
            {
                (_width, _height) = (width, height);
            }
        }

        if (scanner.IsDamaged)
        {
            throw DamagedContentException.Malformed("the presentation is not well-formed");
        }
    }

    internal override bool Holds(DocumentEnd end) =>
        Slide(end) is { } slide && OfficeText.Paragraphs(Get(slide)).Exists(p => p.Trim() == Line.Trim());

    internal override void Insert(DocumentEnd end)
    {
        string name = Slide(end) ?? throw Lacks("slide", "幻灯片");
        string part = Get(name);
        (int close, int highest, string prefix, string drawing) = FindTree(part);
        string lines = string.Join("<a:br/>", Line.Split('\n').Select(l => $"<a:r><a:rPr lang=\"zh-CN\" sz=\"1400\"/><a:t>{OoxmlXml.Escape(l)}</a:t></a:r>"));
        long height = _height / 14;
        Put(name, part.Insert(close, string.Create(
            CultureInfo.InvariantCulture,
            $"<{prefix}sp xmlns:a=\"{drawing}\"><{prefix}nvSpPr><{prefix}cNvPr id=\"{highest + 1}\" name=\"AIGC label\"/><{prefix}cNvSpPr txBox=\"1\"/><{prefix}nvPr/></{prefix}nvSpPr>"
            + $"<{prefix}spPr><a:xfrm><a:off x=\"{_width / 40}\" y=\"{_height - height}\"/><a:ext cx=\"{_width - (_width / 20)}\" cy=\"{height}\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom><a:noFill/></{prefix}spPr>"
            + $"<{prefix}txBody><a:bodyPr wrap=\"square\"/><a:lstStyle/><a:p>{lines}</a:p></{prefix}txBody></{prefix}sp>")));
    }

    private string? Slide(DocumentEnd end) => _slides.Count == 0 ? null : end == DocumentEnd.Start ? _slides[0] : _slides[^1];

    // an id with a prefix is that of the relationship; the one without is the slide's own
    private static string? RelationshipIdOf(XmlAttributes attributes)
    {
        while (attributes.MoveNext())
        {
            if (XmlScanner.Prefix(attributes.Name).Length > 0 && XmlScanner.LocalName(attributes.Name) is "id")
            {
                return attributes.RawValue.ToString();
            }
        }

        return null;
    }

    private static (int Close, int Highest, string Prefix, string Drawing) FindTree(string part)
    {
        var scanner = new XmlScanner(part);
        int close = -1;
        int highest = 1;
        int depth = -1;
        string prefix = "";
        while (scanner.MoveNext())
        {
            if (scanner.Token is not (XmlToken.Start or XmlToken.End))
            {
                continue;
            }

            ReadOnlySpan<char> name = XmlScanner.LocalName(scanner.Name);
            if (name is "cNvPr" && scanner.Token == XmlToken.Start
                && int.TryParse(OfficeText.Attribute(scanner.Attributes, "id"), NumberStyles.None, CultureInfo.InvariantCulture, out int id) && id < int.MaxValue)
            {
                highest = Math.Max(highest, id);
            }

            if (depth < 0)
            {
                depth = name is "spTree" && scanner is { Token: XmlToken.Start, IsEmpty: false } && close < 0 ? 0 : -1;
                continue;
            }

            // shapes stand before what extends the tree
            if (depth == 0 && close < 0 && (scanner.Token == XmlToken.End || name is "extLst"))
            {
                close = scanner.Start;
                prefix = XmlScanner.Prefix(scanner.Name) is { Length: > 0 } given ? given.ToString() + ":" : "";
            }

            depth += scanner.Token == XmlToken.End ? -1 : scanner.IsEmpty ? 0 : 1;
        }

        return close < 0 || scanner.IsDamaged
            ? throw DamagedContentException.Malformed("a slide has no shapes")
            : (close, highest, prefix, part.Contains(StrictDrawing, StringComparison.Ordinal) ? StrictDrawing : Drawing);
    }
}
