namespace GenAiMeasures.Labeling;

// One relationship of a package or a part. Target is as it stands there, relative or not.
internal readonly record struct OoxmlRelationship(string Id, string Type, string Target)
{
    internal static List<OoxmlRelationship> Read(string part)
    {
        var relationships = new List<OoxmlRelationship>();
        var scanner = new XmlScanner(part);
        while (scanner.MoveNext())
        {
            if (scanner.Token != XmlToken.Start || XmlScanner.LocalName(scanner.Name) is not "Relationship")
            {
                continue;
            }

            string id = "";
            string type = "";
            string target = "";
            XmlAttributes attributes = scanner.Attributes;
            while (attributes.MoveNext())
            {
                id = attributes.Name is "Id" ? attributes.RawValue.ToString() : id;
                type = attributes.Name is "Type" ? attributes.RawValue.ToString() : type;
                target = attributes.Name is "Target" ? CharacterReferences.Decode(attributes.RawValue) : target;
            }

            relationships.Add(new OoxmlRelationship(id, type, target));
        }

        return scanner.IsDamaged ? throw DamagedContentException.Malformed("the package's relationships are not well-formed") : relationships;
    }

    // both variants of the format end alike
    internal bool IsOf(string kind) => Type.EndsWith("/" + kind, StringComparison.Ordinal);

    // the name of the part that a part in this folder points to
    internal string PartName(string folder)
    {
        if (Target.StartsWith('/'))
        {
            return Target[1..];
        }

        var segments = new List<string>(folder.Split('/', StringSplitOptions.RemoveEmptyEntries));
        foreach (string segment in Target.Split('/'))
        {
            if (segment == ".." && segments.Count > 0)
            {
                segments.RemoveAt(segments.Count - 1);
            }
            else if (segment is not ("." or ""))
            {
                segments.Add(segment);
            }
        }

        return string.Join('/', segments);
    }
}
