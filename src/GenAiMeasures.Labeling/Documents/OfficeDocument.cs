namespace GenAiMeasures.Labeling;

// A package of Office: its main part, the parts it leads to, and those that are written anew. Every other part keeps its bytes.
internal abstract class OfficeDocument : VisibleDocument
{
    private readonly MemorySource _content;
    private readonly OoxmlPackage _package;
    private readonly Dictionary<string, string> _changed = new(StringComparer.OrdinalIgnoreCase);
    private readonly OoxmlRelationship[] _relationships;

    protected OfficeDocument(MemorySource content, OoxmlPackage package, string line)
    {
        _content = content;
        _package = package;
        Line = line.ReplaceLineEndings("\n");
        MainName = OoxmlRelationship.Read(package.Relationships).Find(r => r.IsOf("officeDocument")) is { Target.Length: > 0 } main
            ? main.PartName("")
            : throw DamagedContentException.Malformed("the package does not say which part is its document");
        RelationshipsName = FolderOf(MainName) + "_rels/" + MainName[FolderOf(MainName).Length..] + ".rels";
        _relationships = package.Text(RelationshipsName) is { } part ? [.. OoxmlRelationship.Read(part)] : [];
    }

    internal override string Format => _package.Format;

    internal override bool IsSigned => _package.IsSigned;

    protected string Line { get; }

    protected string MainName { get; }

    protected string RelationshipsName { get; }

    // null: a package of no kind that is known
    internal static OfficeDocument? Open(MemorySource content, string line)
    {
        if (content.Peek(0, 1) is [not (byte)'P', ..])
        {
            throw new DamagedContentException(
                "compound_file", "The file is an encrypted or an old binary Office file", "该文件是加密的或旧版二进制 Office 文件", LabelFailure.Encrypted);
        }

        OoxmlPackage package = OoxmlPackage.Read(content);
        return package.Format[..Math.Min(2, package.Format.Length)] switch
        {
            "do" => new WordDocument(content, package, line),
            "xl" => new SheetDocument(content, package, line),
            "pp" or "po" => new SlideDocument(content, package, line),
            _ => null,
        };
    }

    internal override byte[] ToArray()
    {
        var edits = new EditList(_content.Length);
        var zip = new ZipRewrite(_content, _package.Zip, edits);
        foreach ((string name, string text) in _changed)
        {
            zip.Put(name, OoxmlXml.Utf8(text));
        }

        zip.Finish();
        return Apply(_content, edits);
    }

    protected bool Has(string name) => _changed.ContainsKey(name) || _package.Zip.Find(name) is not null;

    protected string Get(string name)
    {
        if (_changed.TryGetValue(name, out string? changed))
        {
            return changed;
        }

        string text = _package.Text(name) ?? throw DamagedContentException.Malformed("a part that the package names is not there");
        int declaration = text.StartsWith("<?xml", StringComparison.Ordinal) ? text.IndexOf("?>", StringComparison.Ordinal) : 0;
        return declaration > 0 && text.AsSpan(0, declaration).Contains("utf-16", StringComparison.OrdinalIgnoreCase)
            ? throw new DamagedContentException("encoding", "A part of the package is not UTF-8", "文件包内的部件不是 UTF-8 编码", LabelFailure.Unsupported)
            : text;
    }

    protected void Put(string name, string text) => _changed[name] = text;

    // the part that the document names by a relationship; null when it names none
    protected string? PartOf(string relationshipId) => Array.Find(_relationships, r => r.Id == relationshipId) is { Target.Length: > 0 } found
        ? found.PartName(FolderOf(MainName))
        : null;

    protected IEnumerable<string> PartsOf(string kind) => _relationships.Where(r => r.IsOf(kind)).Select(r => r.PartName(FolderOf(MainName)));

    protected OoxmlRelationship RelationshipOf(string id) => Array.Find(_relationships, r => r.Id == id);

    // A new part beside another one, of the same kind. Returns the id of the relationship that leads to it.
    protected string AddPart(string name, string text, OoxmlRelationship like, string contentType)
    {
        string relationships = Get(RelationshipsName);
        string id = OoxmlXml.FreeId(relationships, "rIdAigcLine");
        Put(RelationshipsName, OoxmlXml.Before(relationships, "Relationships", $"<Relationship Id=\"{id}\" Type=\"{like.Type}\" Target=\"/{name}\"/>"));
        Put(OoxmlPackage.TypesName, OoxmlXml.Before(Get(OoxmlPackage.TypesName), "Types", $"<Override PartName=\"/{name}\" ContentType=\"{contentType}\"/>"));
        Put(name, text);
        return id;
    }

    protected static string FolderOf(string name) => name[..(name.LastIndexOf('/') + 1)];

    protected static DamagedContentException Lacks(string what, string chinese) => new(
        "no_text", "The document has no " + what + " that could take a line", "文档中没有可添加文字的" + chinese, LabelFailure.Unsupported);
}
