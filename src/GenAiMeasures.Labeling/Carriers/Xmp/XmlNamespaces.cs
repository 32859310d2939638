namespace GenAiMeasures.Labeling;

// Which address a prefix stands for, at the place that was reached.
internal sealed class XmlNamespaces
{
    private const int MaxBindings = 512;

    private readonly List<Binding> _bindings = new(8);

    internal void Enter(XmlAttributes attributes, int depth)
    {
        while (attributes.MoveNext())
        {
            if (!attributes.Name.StartsWith("xmlns", StringComparison.Ordinal) || _bindings.Count == MaxBindings)
            {
                continue;
            }

            ReadOnlySpan<char> prefix = attributes.Name.Length > 6 && attributes.Name[5] == ':' ? attributes.Name[6..] : default;
            _bindings.Add(new Binding(TextOf(prefix), Known(attributes.RawValue), depth));
        }
    }

    internal void Leave(int depth)
    {
        while (_bindings.Count > 0 && _bindings[^1].Depth >= depth)
        {
            _bindings.RemoveAt(_bindings.Count - 1);
        }
    }

    // "" for a prefix that stands for nothing of ours
    internal string Find(ReadOnlySpan<char> prefix)
    {
        for (int i = _bindings.Count - 1; i >= 0; i--)
        {
            if (prefix.SequenceEqual(_bindings[i].Prefix))
            {
                return _bindings[i].Address;
            }
        }

        return "";
    }

    // the usual prefixes, without making strings of them
    private static string TextOf(ReadOnlySpan<char> prefix) => prefix switch
    {
        "x" => "x",
        "rdf" => "rdf",
        "TC260" => "TC260",
        "Iptc4xmpExt" => "Iptc4xmpExt",
        _ => prefix.ToString(),
    };

    private static string Known(ReadOnlySpan<char> address) => address switch
    {
        XmpNames.Tc260 => XmpNames.Tc260,
        XmpNames.Rdf => XmpNames.Rdf,
        XmpNames.IptcExtension => XmpNames.IptcExtension,
        XmpNames.Note => XmpNames.Note,
        _ => "",
    };

    private readonly record struct Binding(string Prefix, string Address, int Depth);
}
