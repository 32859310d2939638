using System.Text.Json;

namespace GenAiMeasures.Provenance;

internal static class CroissantImport
{
    internal static ImportedSources? Read(JsonElement root, ProblemList problems)
    {
        string version = ImportJson.Texts(root, "conformsTo").Concat(ImportJson.Texts(root, "dct:conformsTo"))
            .Where(c => c.Contains("croissant/", StringComparison.OrdinalIgnoreCase) && !c.Contains("RAI", StringComparison.OrdinalIgnoreCase))
            .Select(c => c[(c.LastIndexOf('/') + 1)..]).FirstOrDefault() ?? "0.8";

        // 0.8 has no ids to check; it is read as what it says and no more
        CroissantChecks.Find(root, isLegacy: version == "0.8", problems);
        if (!problems.IsEmpty)
        {
            return null;
        }

        string name = ImportJson.Text(root, "name") ?? "croissant";
        List<string> notes = version == "0.8" ? ["Croissant 0.8 为旧格式 / Croissant 0.8 is a legacy format"] : [];
        SourceLicence? licence = ImportedLicence.Read(ImportJson.Text(root, "license"), null, notes);
        notes.Add("来源类别需确认 / the kind of source is to be confirmed");
        string? collection = ImportJson.Text(root, "rai:dataCollectionType") ?? ImportJson.Text(root, "rai:dataCollection");
        var source = new TrainingDataSource
        {
            Id = name,
            Name = name,
            State = SourceState.Planned,
            Kind = licence is null ? SourceKind.Unspecified : SourceKind.OpenSource,
            DataSet = name,
            Location = ImportJson.Text(root, "url"),
            Party = ImportJson.Text(root, "creator") ?? ImportJson.Text(root, "publisher"),
            Languages = ImportJson.Texts(root, "inLanguage"),
            Licence = licence,
            Method = collection?.Contains("crawl", StringComparison.OrdinalIgnoreCase) == true ? CollectionMethod.Crawl : CollectionMethod.Unspecified,
            Collector = ImportJson.Text(root, "rai:dataCollection"),
            Processing = ImportJson.Text(root, "rai:dataPreprocessingProtocol"),
            IsLabelled = root.TryGetProperty("rai:dataAnnotationProtocol", out _),
            Purpose = ImportJson.Text(root, "rai:dataUseCases"),
            Notes = notes,
        };
        return new ImportedSources("Croissant " + version, [source]);
    }
}
