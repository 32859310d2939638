using System.Text.Json;

namespace GenAiMeasures.Provenance;

// a collection of the Data Provenance Initiative: an object of data sets by name
internal static class DataProvenanceImport
{
    private const string Identifier = "Unique Dataset Identifier";

    private static readonly Dictionary<string, string> Languages = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Chinese"] = "zh",
        ["Mandarin"] = "zh",
        ["Mandarin Chinese"] = "zh",
        ["English"] = "en",
        ["French"] = "fr",
        ["German"] = "de",
        ["Spanish"] = "es",
        ["Japanese"] = "ja",
        ["Korean"] = "ko",
        ["Russian"] = "ru",
        ["Arabic"] = "ar",
    };

    internal static bool IsOne(JsonElement root)
    {
        foreach (JsonProperty property in root.EnumerateObject())
        {
            return property.Value.ValueKind == JsonValueKind.Object && property.Value.TryGetProperty(Identifier, out _);
        }

        return false;
    }

    internal static ImportedSources Read(JsonElement root) =>
        new("Data Provenance Initiative", [.. root.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.Object).Select(p => Source(p.Value, p.Name))]);

    private static TrainingDataSource Source(JsonElement one, string name)
    {
        List<string> notes = [];
        JsonElement[] licences = [.. ImportJson.Items(one, "Licenses")];
        SourceLicence? licence = ImportedLicence.Read(
            licences.Length == 0 ? null : ImportJson.Text(licences[0], "License"), licences.Length == 0 ? null : Address(ImportJson.Text(licences[0], "License URL")), notes);
        foreach (JsonElement other in licences.Skip(1))
        {
            notes.Add($"另有许可 {ImportJson.Text(other, "License")} / another licence applies");
        }

        if (licence?.CommercialUse == CommercialUse.Forbidden)
        {
            notes.Add("许可禁止商业使用 / the licence forbids commercial use");
        }

        List<string> models = ImportJson.Texts(one, "Model Generated");
        if (models.Count > 0)
        {
            notes.Add("生成数据需补充版本和时间 / generated data: version and time are missing");
        }

        List<string> languages = ImportJson.Texts(one, "Languages");
        notes.AddRange(languages.Where(l => !Languages.ContainsKey(l)).Select(l => $"语言 {l} 需填写 BCP 47 标签 / the language {l} needs its BCP 47 tag"));
        return new TrainingDataSource
        {
            Id = ImportJson.Text(one, Identifier) ?? name,
            Name = ImportJson.Text(one, "Dataset Name") ?? name,
            DataSet = ImportJson.Text(one, "Dataset Name") ?? name,
            State = SourceState.Planned,
            Kind = models.Count > 0 ? SourceKind.Generated : SourceKind.OpenSource,
            Party = string.Join("; ", ImportJson.Texts(one, "Creators")),
            Location = Address(ImportJson.Text(one, "Dataset URL")),
            Languages = [.. languages.Where(Languages.ContainsKey).Select(l => Languages[l]).Distinct(StringComparer.Ordinal)],
            Licence = licence,
            Generated = models.Count > 0 ? new GenerationFacts { Model = string.Join("; ", models) } : null,
            IsLabelled = ImportJson.Text(one, "Human Annotation") is "Yes",
            Notes = notes,
        };
    }

    private static string? Address(string? text) => Uri.IsWellFormedUriString(text, UriKind.Absolute) ? text : null;
}
