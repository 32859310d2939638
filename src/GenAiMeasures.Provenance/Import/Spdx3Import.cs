using System.Text.Json;

namespace GenAiMeasures.Provenance;

// data sets of an SPDX 3.0 document (Dataset profile), in its JSON-LD form
internal static class Spdx3Import
{
    internal static bool IsOne(JsonElement root) =>
        root.TryGetProperty("@graph", out _) && ImportJson.Texts(root, "@context").Exists(c => c.Contains("spdx.org/rdf/3", StringComparison.Ordinal));

    internal static ImportedSources? Read(JsonElement root, ProblemList problems)
    {
        string version = ImportJson.Texts(root, "@context").First(c => c.Contains("spdx.org/rdf/3", StringComparison.Ordinal)).Split('/').First(p => p.StartsWith('3'));
        List<JsonElement> graph = [.. ImportJson.Items(root, "@graph")];
        var byId = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        for (int i = 0; i < graph.Count; i++)
        {
            if ((ImportJson.Text(graph[i], "spdxId") ?? ImportJson.Text(graph[i], "@id")) is { } id && !byId.TryAdd(id, graph[i]))
            {
                problems.AddAt($"$.@graph[{i}].spdxId", "spdx-duplicate", $"The id '{id}' stands twice. Give each element its own.", $"编号“{id}”重复，请使用不同编号。");
            }
        }

        List<TrainingDataSource> sources = [];
        for (int i = 0; i < graph.Count; i++)
        {
            if (TypeOf(graph[i]) is "dataset_DatasetPackage" or "DatasetPackage")
            {
                if (ImportJson.Text(graph[i], "spdxId") is not { } id)
                {
                    problems.AddAt($"$.@graph[{i}].spdxId", "spdx-missing", "The data set has no spdxId. Add it.", "数据集缺少 spdxId，请补充。");
                    continue;
                }

                sources.Add(Source(graph[i], id, graph, byId));
            }
        }

        if (sources.Count == 0 && problems.IsEmpty)
        {
            problems.AddAt("$.@graph", "spdx-empty", "The document has no dataset_DatasetPackage. Export one with the Dataset profile.", "文档中没有 dataset_DatasetPackage，请按 Dataset 配置导出。");
        }

        return problems.IsEmpty ? new ImportedSources("SPDX " + version, sources) : null;
    }

    private static TrainingDataSource Source(JsonElement one, string id, List<JsonElement> graph, Dictionary<string, JsonElement> byId)
    {
        List<string> notes = ["来源类别需确认 / the kind of source is to be confirmed"];
        string? licence = Licence(id, graph, byId, "hasConcludedLicense") ?? Licence(id, graph, byId, "hasDeclaredLicense");
        SourceLicence? read = ImportedLicence.Read(licence, null, notes);
        if (read?.CommercialUse == CommercialUse.Forbidden)
        {
            notes.Add("许可禁止商业使用 / the licence forbids commercial use");
        }

        AddNotes(one, notes);
        string? sensitive = ImportJson.Text(one, "dataset_hasSensitivePersonalInformation");
        string? preprocessing = ImportJson.Texts(one, "dataset_dataPreprocessing") is { Count: > 0 } steps ? string.Join("; ", steps) : null;
        string? availability = ImportJson.Text(one, "dataset_datasetAvailability");
        return new TrainingDataSource
        {
            Id = id,
            Name = ImportJson.Text(one, "name") ?? id,
            DataSet = ImportJson.Text(one, "name") ?? id,
            State = SourceState.Planned,
            Kind = read is null ? SourceKind.Unspecified : SourceKind.OpenSource,
            Stage = Relations(id, graph, "trainedOn") ? TrainingStage.FineTuning : Relations(id, graph, "testedOn") ? TrainingStage.Evaluation : TrainingStage.Unspecified,
            Modality = Modality(ImportJson.Texts(one, "dataset_datasetType")),
            Location = ImportJson.Text(one, "software_downloadLocation"),
            Party = Name(ImportJson.Text(one, "suppliedBy"), byId) ?? Name(ImportJson.Text(one, "originatedBy"), byId),
            Method = availability == "scrapingScript" ? CollectionMethod.Crawl : availability is "directDownload" or "clickthrough" or "registration" ? CollectionMethod.Download : CollectionMethod.Unspecified,
            Collector = ImportJson.Text(one, "dataset_dataCollectionProcess"),
            Processing = preprocessing,
            Purpose = ImportJson.Text(one, "dataset_intendedUse"),
            Licence = read,
            Scale = one.TryGetProperty("dataset_datasetSize", out JsonElement size) && size.ValueKind == JsonValueKind.Number && size.TryGetInt64(out long items) ? new DataScale { Items = items, Method = "SPDX datasetSize" } : null,
            PersonalInformation = sensitive is "yes" or "no" ? new PersonalInformationFacts { Contains = sensitive == "yes", Sensitive = sensitive == "yes", Deidentification = ImportJson.Text(one, "dataset_anonymizationMethodUsed") } : null,
            Notes = notes,
        };
    }

    private static void AddNotes(JsonElement one, List<string> notes)
    {
        foreach ((string key, string label) in ((string, string)[])
        [
            ("dataset_knownBias", "已知偏差 / known bias"),
            ("dataset_datasetNoise", "噪声 / noise"),
            ("dataset_confidentialityLevel", "保密级别 / confidentiality"),
            ("dataset_datasetUpdateMechanism", "更新机制 / update mechanism"),
        ])
        {
            notes.AddRange(ImportJson.Texts(one, key).Select(t => $"{label}: {t}"));
        }

        if (ImportJson.Text(one, "dataset_hasSensitivePersonalInformation") is "yes")
        {
            notes.Add("含敏感个人信息，需补充合法性基础和单独同意 / sensitive personal information: ground and separate consent are missing");
        }
    }

    private static string? Licence(string id, List<JsonElement> graph, Dictionary<string, JsonElement> byId, string relation)
    {
        foreach (JsonElement one in graph)
        {
            if (TypeOf(one) is "Relationship" && ImportJson.Text(one, "relationshipType") == relation && ImportJson.Text(one, "from") == id && ImportJson.Text(one, "to") is { } target)
            {
                // a listed licence is named by its address; an expression stands in an element of its own
                return byId.TryGetValue(target, out JsonElement licence)
                    ? ImportJson.Text(licence, "simplelicensing_licenseExpression") ?? ImportJson.Text(licence, "name")
                    : target;
            }
        }

        return null;
    }

    private static bool Relations(string id, List<JsonElement> graph, string relation) =>
        graph.Exists(one => TypeOf(one) is "Relationship" && ImportJson.Text(one, "relationshipType") == relation && ImportJson.Texts(one, "to").Contains(id, StringComparer.Ordinal));

    private static string? Name(string? id, Dictionary<string, JsonElement> byId) =>
        id is not null && byId.TryGetValue(id, out JsonElement agent) ? ImportJson.Text(agent, "name") : id;

    private static string? TypeOf(JsonElement one) => ImportJson.Text(one, "type") ?? ImportJson.Text(one, "@type");

    private static DataModality Modality(List<string> types) => types switch
    {
        [] => DataModality.Unspecified,
        ["text"] => DataModality.Text,
        ["image"] => DataModality.Image,
        ["audio"] => DataModality.Audio,
        ["video"] => DataModality.Video,
        ["image", "text"] or ["text", "image"] => DataModality.ImageText,
        _ => DataModality.Other,
    };
}
