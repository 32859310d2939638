namespace GenAiMeasures.Labeling;

/// <summary>Everything of a packet that concerns labels, with its places. The rest of the packet is not interpreted.</summary>
internal sealed class XmpScan
{
    private readonly string _text;
    private readonly XmlNamespaces _namespaces = new();
    private readonly List<(int Start, int End)> _fieldPlaces = [];
    private readonly List<(string Key, string Value)> _fields = [];
    private int _depth;

    private XmpScan(string text) => _text = text;

    internal string Text => _text;

    internal List<XmpLabelPlace> Labels { get; } = [];

    // properties that stand for one field each; together they are one label
    internal IReadOnlyList<(int Start, int End)> FieldPlaces => _fieldPlaces;

    internal bool IsDamaged { get; private set; }

    // where the closing tag of rdf:RDF begins; -1 without one
    internal int RdfClose { get; private set; } = -1;

    // the place of "/>" when rdf:RDF is empty; -1 otherwise
    internal int EmptyRdf { get; private set; } = -1;

    internal string RdfName { get; private set; } = "rdf:RDF";

    // the subject that all descriptions of a packet share, as it stands there
    internal string About { get; private set; } = "";

    internal string? DigitalSourceType { get; private set; }

    internal string? ExtendedGuid { get; private set; }

    internal static XmpScan Of(string text)
    {
        var scan = new XmpScan(text);
        scan.Run();
        return scan;
    }

    private void Run()
    {
        var scanner = new XmlScanner(_text);
        int rdfDepth = -1;
        while (scanner.MoveNext())
        {
            if (scanner.Token == XmlToken.End)
            {
                _namespaces.Leave(_depth);
                _depth--;
                if (_depth == rdfDepth)
                {
                    RdfClose = scanner.Start;
                    break;
                }
            }
            else if (scanner.Token == XmlToken.Start)
            {
                _depth++;
                _namespaces.Enter(scanner.Attributes, _depth);
                string address = _namespaces.Find(XmlScanner.Prefix(scanner.Name));
                if (rdfDepth < 0 && address == XmpNames.Rdf && XmlScanner.LocalName(scanner.Name) is "RDF")
                {
                    rdfDepth = _depth - 1;
                    RdfName = scanner.Name.ToString();
                    if (scanner.IsEmpty)
                    {
                        EmptyRdf = scanner.End - 2;
                        break;
                    }
                }

                ReadAttributes(scanner.Attributes);
                if (!TakeProperty(ref scanner, address) && !scanner.IsEmpty)
                {
                    continue;
                }

                _namespaces.Leave(_depth);
                _depth--;
            }
        }

        IsDamaged = RdfClose < 0 && EmptyRdf < 0 && (scanner.IsDamaged || rdfDepth >= 0);
        AddFields();
    }

    // whether the element was read to its end
    private bool TakeProperty(ref XmlScanner scanner, string address)
    {
        ReadOnlySpan<char> local = XmlScanner.LocalName(scanner.Name);
        if (local.Equals(XmpNames.Aigc, StringComparison.OrdinalIgnoreCase))
        {
            int start = scanner.Start;
            int valueStart = scanner.End;
            bool isOurs = address == XmpNames.Tc260;
            var property = new XmpProperty();
            if (!scanner.IsEmpty && !property.Read(ref scanner))
            {
                return false;
            }

            LabelText text = property.ToText(isOurs);
            if (isOurs || text.Kind != LabelTextKind.None)
            {
                Labels.Add(new XmpLabelPlace(
                    property.HasElements ? XmpLabelForm.Nested : XmpLabelForm.Element,
                    start, scanner.End, valueStart, scanner.Token == XmlToken.End ? scanner.Start : valueStart, text, isOurs));
            }

            return true;
        }

        bool isField = address == XmpNames.Tc260 && LabelKeys.Find(local, out _) is not null;
        bool isSourceType = address == XmpNames.IptcExtension && local is XmpNames.DigitalSourceType;
        bool isExtended = address == XmpNames.Note && local is XmpNames.HasExtendedXmp;
        if (scanner.IsEmpty || !(isField || isSourceType || isExtended))
        {
            return false;
        }

        string name = local.ToString();
        int propertyStart = scanner.Start;
        string value = XmpProperty.ReadText(ref scanner);
        if (isField)
        {
            _fields.Add((name, value));
            _fieldPlaces.Add((propertyStart, scanner.End));
        }
        else if (isSourceType)
        {
            DigitalSourceType ??= value.Trim();
        }
        else
        {
            ExtendedGuid ??= value.Trim();
        }

        return true;
    }

    private void ReadAttributes(XmlAttributes attributes)
    {
        while (attributes.MoveNext())
        {
            ReadOnlySpan<char> local = XmlScanner.LocalName(attributes.Name);
            ReadOnlySpan<char> prefix = XmlScanner.Prefix(attributes.Name);
            if (prefix.IsEmpty || prefix is "xmlns")
            {
                continue;
            }

            if (local.Equals(XmpNames.Aigc, StringComparison.OrdinalIgnoreCase))
            {
                bool isOurs = _namespaces.Find(prefix) == XmpNames.Tc260;
                LabelText text = LabelReader.Read(CharacterReferences.Decode(attributes.RawValue), isOurs);
                if (isOurs || text.Kind != LabelTextKind.None)
                {
                    Labels.Add(new XmpLabelPlace(
                        XmpLabelForm.Attribute, attributes.Start, attributes.End, attributes.ValueStart, attributes.ValueEnd, text, isOurs));
                }

                continue;
            }

            switch (_namespaces.Find(prefix))
            {
                case XmpNames.Tc260 when LabelKeys.Find(local, out _) is not null:
                    _fields.Add((local.ToString(), CharacterReferences.Decode(attributes.RawValue)));
                    _fieldPlaces.Add((attributes.Start, attributes.End));
                    break;
                case XmpNames.IptcExtension when local is XmpNames.DigitalSourceType:
                    DigitalSourceType ??= CharacterReferences.Decode(attributes.RawValue).Trim();
                    break;
                case XmpNames.Note when local is XmpNames.HasExtendedXmp:
                    ExtendedGuid ??= attributes.RawValue.ToString();
                    break;
                case XmpNames.Rdf when local is "about" && About.Length == 0:
                    About = attributes.RawValue.ToString();
                    break;
                default:
                    break;
            }
        }
    }

    private void AddFields()
    {
        if (_fields.Count == 0)
        {
            return;
        }

        var fields = new LabelFields();
        foreach ((string key, string value) in _fields)
        {
            fields.Add(key, value, ScannedKind.String, default);
        }

        (int start, int end) = _fieldPlaces[0];
        Labels.Add(new XmpLabelPlace(
            XmpLabelForm.Fields, start, end, start, end, fields.ToText(isLabel: true, LabelDeviations.PropertyPerField), IsOurNamespace: true));
    }
}
