using System.Text.Json;

namespace GenAiMeasures.Provenance;

// what the official validator refuses, as far as a register is concerned with it
internal static class CroissantChecks
{
    private static readonly string[] SourceKeys = ["fileObject", "fileSet", "field", "recordSet", "distribution"];

    internal static void Find(JsonElement root, bool isLegacy, ProblemList problems)
    {
        if (!HasType(root, "Dataset"))
        {
            problems.AddAt("$.@type", "croissant-type", "The document is no schema.org Dataset. Set its @type.", "该文档不是 schema.org Dataset，请设置 @type。");
            return;
        }

        if (isLegacy)
        {
            return;
        }

        var ids = new HashSet<string>(StringComparer.Ordinal);
        Collect(root, ids);
        Terms(root, problems);
        int place = 0;
        foreach (JsonElement one in ImportJson.Items(root, "distribution"))
        {
            Distribution(one, $"$.distribution[{place++}]", ids, problems);
        }

        place = 0;
        foreach (JsonElement one in ImportJson.Items(root, "recordSet"))
        {
            RecordSet(one, $"$.recordSet[{place++}]", ids, problems);
        }
    }

    private static void Distribution(JsonElement one, string place, HashSet<string> ids, ProblemList problems)
    {
        Id(one, place, problems);
        bool isObject = HasType(one, "FileObject");
        if (!isObject && !HasType(one, "FileSet"))
        {
            problems.AddAt(place + ".@type", "croissant-type", "The distribution is neither a FileObject nor a FileSet. Set its @type.", "分发项既不是 FileObject 也不是 FileSet，请设置 @type。");
            return;
        }

        if (!one.TryGetProperty("encodingFormat", out _))
        {
            problems.AddAt(place + ".encodingFormat", "croissant-missing", "encodingFormat is mandatory. Add it.", "缺少必填的 encodingFormat，请补充。");
        }

        if (isObject && !one.TryGetProperty("contentUrl", out _) && !one.TryGetProperty("containedIn", out _))
        {
            problems.AddAt(place + ".contentUrl", "croissant-missing", "contentUrl is mandatory. Add it.", "缺少必填的 contentUrl，请补充。");
        }

        foreach (JsonElement reference in ImportJson.Items(one, "containedIn"))
        {
            bool isNested = reference.ValueKind == JsonValueKind.Object && !reference.TryGetProperty("@id", out _);
            JsonElement target = !isNested ? reference : reference.TryGetProperty("fileObject", out JsonElement file) ? file : reference.TryGetProperty("fileSet", out JsonElement set) ? set : reference;
            Reference(target, place + ".containedIn", ids, problems);
        }
    }

    // a term that the context does not map is another term: the field that uses it has no source or type at all
    private static void Terms(JsonElement root, ProblemList problems)
    {
        if (!root.TryGetProperty("@context", out JsonElement context) || context.ValueKind != JsonValueKind.Object || !ImportJson.Items(root, "recordSet").Any())
        {
            return;
        }

        foreach (string term in (ReadOnlySpan<string>)["source", "dataType"])
        {
            if (!context.TryGetProperty(term, out _))
            {
                problems.AddAt("$.@context." + term, "croissant-missing", $"The context does not map the term '{term}', so fields have none. Add it to @context.", $"@context 未定义“{term}”，字段因此缺少该项，请补充。");
            }
        }
    }

    private static void RecordSet(JsonElement one, string place, HashSet<string> ids, ProblemList problems)
    {
        Id(one, place, problems);
        if (!HasType(one, "RecordSet"))
        {
            problems.AddAt(place + ".@type", "croissant-type", "The record set has another @type. Set it to RecordSet.", "记录集的 @type 不是 RecordSet，请更正。");
            return;
        }

        var sources = new HashSet<string>(StringComparer.Ordinal);
        bool isJoined = false;
        bool hasData = one.TryGetProperty("data", out _);
        int number = 0;
        foreach (JsonElement field in ImportJson.Items(one, "field"))
        {
            Field(field, $"{place}.field[{number++}]", ids, problems, sources, isNested: false, hasType: false, hasData, ref isJoined);
        }

        if (sources.Count > 1 && !isJoined)
        {
            problems.AddAt(place, "croissant-join", "The fields come from several sources and no join between them is declared. Add references.", "字段来自多个来源但没有声明关联，请添加 references。");
        }
    }

    private static void Field(JsonElement field, string place, HashSet<string> ids, ProblemList problems, HashSet<string> sources, bool isNested, bool hasType, bool hasData, ref bool isJoined)
    {
        Id(field, place, problems);
        isJoined |= field.ValueKind == JsonValueKind.Object && field.TryGetProperty("references", out _);
        if (!HasType(field, "Field"))
        {
            problems.AddAt(place + ".@type", "croissant-type", "The field has another @type. Set it to Field.", "字段的 @type 不是 Field，请更正。");
            return;
        }

        bool isTyped = hasType || ImportJson.Texts(field, "dataType").Count > 0 || (field.TryGetProperty("source", out JsonElement from) && from.ValueKind == JsonValueKind.Object && from.TryGetProperty("field", out _));
        bool hasParts = field.TryGetProperty("subField", out _);
        if (!isTyped && !hasParts)
        {
            problems.AddAt(place + ".dataType", "croissant-missing", "The field has no dataType. Add it.", "字段缺少 dataType，请补充。");
        }

        if (field.TryGetProperty("source", out JsonElement source))
        {
            Source(source, place + ".source", ids, problems, sources);
        }
        else if (!field.TryGetProperty("value", out _) && !field.TryGetProperty("references", out _) && !hasData && !hasParts && !isNested)
        {
            problems.AddAt(place, "croissant-missing", "The field has neither source nor value. Add one of them.", "字段既没有 source 也没有 value，请补充其一。");
        }

        int number = 0;
        foreach (JsonElement part in ImportJson.Items(field, "subField"))
        {
            Field(part, $"{place}.subField[{number++}]", ids, problems, sources, isNested: true, isTyped, hasData, ref isJoined);
        }
    }

    private static void Source(JsonElement source, string place, HashSet<string> ids, ProblemList problems, HashSet<string> sources)
    {
        bool isFound = false;
        foreach (string key in SourceKeys)
        {
            if (source.ValueKind == JsonValueKind.Object && source.TryGetProperty(key, out JsonElement reference))
            {
                isFound = true;
                string? id = Reference(reference, place + "." + key, ids, problems);

                // fields of other record sets are joined where those are declared; files can only be joined here
                if (key is "fileObject" or "fileSet")
                {
                    sources.Add(id ?? "");
                }
            }
        }

        if (!isFound)
        {
            problems.AddAt(place, "croissant-missing", "The source names no file, file set or field. Add fileObject, fileSet or field.", "source 没有指明文件、文件集或者字段，请补充。");
        }
    }

    private static string? Reference(JsonElement reference, string place, HashSet<string> ids, ProblemList problems)
    {
        string? id = reference.ValueKind == JsonValueKind.Object && reference.TryGetProperty("@id", out JsonElement value) ? value.GetString() : reference.ValueKind == JsonValueKind.String ? reference.GetString() : null;
        if (id is null || !ids.Contains(id))
        {
            problems.AddAt(place, "croissant-reference", $"'{id}' refers to nothing in the document. Correct the @id.", $"“{id}”在文档中不存在，请更正 @id。");
        }

        return id;
    }

    private static void Id(JsonElement one, string place, ProblemList problems)
    {
        if (one.ValueKind == JsonValueKind.Object && one.TryGetProperty("@id", out JsonElement id) && id.ValueKind == JsonValueKind.String && id.GetString()!.Contains(' ', StringComparison.Ordinal))
        {
            problems.AddAt(place + ".@id", "croissant-id", "An @id must not contain spaces. Rename it.", "@id 不得包含空格，请更名。");
        }
    }

    private static bool HasType(JsonElement one, string type) =>
        ImportJson.Texts(one, "@type").Any(t => t == type || t.EndsWith(":" + type, StringComparison.Ordinal) || t.EndsWith("/" + type, StringComparison.Ordinal));

    private static void Collect(JsonElement element, HashSet<string> ids)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement item in element.EnumerateArray())
            {
                Collect(item, ids);
            }
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            // a node has more than its id; a mere reference does not
            if (element.TryGetProperty("@id", out JsonElement id) && id.ValueKind == JsonValueKind.String && element.TryGetProperty("@type", out _))
            {
                ids.Add(id.GetString()!);
            }

            foreach (JsonProperty property in element.EnumerateObject())
            {
                if (property.Name != "@context")
                {
                    Collect(property.Value, ids);
                }
            }
        }
    }
}
