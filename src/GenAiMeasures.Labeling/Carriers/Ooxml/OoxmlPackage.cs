namespace GenAiMeasures.Labeling;

// What a package is, and where its custom properties are.
internal sealed class OoxmlPackage
{
    internal const string TypesName = "[Content_Types].xml";
    internal const string RelationshipsName = "_rels/.rels";
    internal const string DefaultPropertiesName = "docProps/custom.xml";
    internal const string PropertiesType = "application/vnd.openxmlformats-officedocument.custom-properties+xml";
    internal const string PropertiesRelationship = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties";

    // the same relationship in the strict variant of the format
    private const string StrictRelationship = "http://purl.oclc.org/ooxml/officeDocument/relationships/customProperties";

    private OoxmlPackage(ZipFile zip, string types)
    {
        Zip = zip;
        Types = types;
    }

    internal ZipFile Zip { get; }

    internal string Types { get; }

    internal string Relationships { get; private init; } = "";

    internal string Format { get; private init; } = "ooxml";

    internal string PropertiesName { get; private init; } = DefaultPropertiesName;

    // null when there is no such part
    internal string? Properties { get; private init; }

    internal bool IsSigned { get; private init; }

    internal static OoxmlPackage Read(ByteSource content)
    {
        ZipFile zip = ZipFile.Read(content);
        string types = Text(zip, TypesName) ?? throw DamagedContentException.Malformed("the package has no list of content types");
        string relationships = Text(zip, RelationshipsName) ?? throw DamagedContentException.Malformed("the package has no relationships");
        string name = FindTarget(relationships)?.TrimStart('/') ?? DefaultPropertiesName;
        return new OoxmlPackage(zip, types)
        {
            Relationships = relationships,
            Format = FormatOf(types),
            PropertiesName = zip.Find(name)?.Name ?? name,
            Properties = Text(zip, name),
            IsSigned = zip.Entries.Exists(e => e.Name.StartsWith("_xmlsignatures/", StringComparison.OrdinalIgnoreCase)),
        };
    }

    internal string? Text(string name) => Text(Zip, name);

    private static string? Text(ZipFile zip, string name) =>
        zip.Find(name) is { } entry ? XmpText.DecodeExactly(zip.ReadPart(entry)).TrimStart('\uFEFF') : null;

    private static string? FindTarget(string relationships)
    {
        foreach (OoxmlRelationship relationship in OoxmlRelationship.Read(relationships))
        {
            if (relationship.Type is PropertiesRelationship or StrictRelationship)
            {
                return relationship.Target;
            }
        }

        return null;
    }

    // by the type of the main part
    private static string FormatOf(string types)
    {
        foreach ((string part, string format) in (ReadOnlySpan<(string, string)>)
        [
            ("wordprocessingml.document.main", "docx"), ("wordprocessingml.template.main", "dotx"),
            ("spreadsheetml.sheet.main", "xlsx"), ("spreadsheetml.template.main", "xltx"),
            ("presentationml.presentation.main", "pptx"), ("presentationml.slideshow.main", "ppsx"), ("presentationml.template.main", "potx"),
            ("ms-word.document.macroEnabled.main", "docm"), ("ms-word.template.macroEnabledTemplate.main", "dotm"),
            ("ms-excel.sheet.macroEnabled.main", "xlsm"), ("ms-excel.template.macroEnabled.main", "xltm"),
            ("ms-powerpoint.presentation.macroEnabled.main", "pptm"), ("ms-powerpoint.template.macroEnabled.main", "potm"),
        ])
        {
            if (types.Contains(part, StringComparison.OrdinalIgnoreCase))
            {
                return format;
            }
        }

        return "ooxml";
    }
}
