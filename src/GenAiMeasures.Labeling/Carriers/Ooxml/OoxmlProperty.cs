namespace GenAiMeasures.Labeling;

// One custom property of a package. Offsets count characters of the part.
internal readonly record struct OoxmlProperty(string Name, int Pid, int Start, int End, string Value)
{
    internal bool IsAigc => string.Equals(Name, "AIGC", StringComparison.OrdinalIgnoreCase);

    internal static List<OoxmlProperty> Read(string part, out int close, out int highest)
    {
        var properties = new List<OoxmlProperty>();
        var scanner = new XmlScanner(part);
        close = -1;
        highest = 1;
        while (scanner.MoveNext())
        {
            if (scanner.Token == XmlToken.End && XmlScanner.LocalName(scanner.Name) is "Properties")
            {
                close = scanner.Start;
            }
            else if (scanner.Token == XmlToken.Start && XmlScanner.LocalName(scanner.Name) is "Properties" && scanner.IsEmpty)
            {
                close = -1;
            }
            else if (scanner.Token == XmlToken.Start && XmlScanner.LocalName(scanner.Name) is "property" && !scanner.IsEmpty)
            {
                int start = scanner.Start;
                (string name, int pid) = ReadHead(scanner.Attributes);
                string value = XmpProperty.ReadText(ref scanner);
                properties.Add(new OoxmlProperty(name, pid, start, scanner.End, value));
                highest = Math.Max(highest, pid);
            }
        }

        return scanner.IsDamaged ? throw DamagedContentException.Malformed("the custom properties are not well-formed") : properties;
    }

    private static (string Name, int Pid) ReadHead(XmlAttributes attributes)
    {
        string name = "";
        int pid = 1;
        while (attributes.MoveNext())
        {
            if (attributes.Name is "name")
            {
                name = CharacterReferences.Decode(attributes.RawValue);
            }
            else if (attributes.Name is "pid")
            {
                _ = int.TryParse(attributes.RawValue, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out pid);
            }
        }

        return (name, pid);
    }
}
