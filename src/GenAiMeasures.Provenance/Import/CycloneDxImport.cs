using System.Text.Json;

namespace GenAiMeasures.Provenance;

internal static class CycloneDxImport
{
    internal static ImportedSources Read(JsonElement root)
    {
        List<TrainingDataSource> sources = [];
        foreach (JsonElement component in ImportJson.Items(root, "components").Where(c => ImportJson.Text(c, "type") == "data"))
        {
            List<string> notes = ["来源类别需确认 / the kind of source is to be confirmed"];
            JsonElement licence = ImportJson.Items(component, "licenses").Select(l => l.TryGetProperty("license", out JsonElement one) ? one : default).FirstOrDefault();
            JsonElement data = ImportJson.Items(component, "data").FirstOrDefault();
            string name = ImportJson.Text(component, "name") ?? "data";
            sources.Add(new TrainingDataSource
            {
                Id = ImportJson.Text(component, "bom-ref") ?? name,
                Name = name,
                DataSet = ImportJson.Text(data, "name") ?? name,
                State = SourceState.Planned,
                Purpose = ImportJson.Text(data, "description") ?? ImportJson.Text(component, "description"),
                Location = data.ValueKind == JsonValueKind.Object && data.TryGetProperty("contents", out JsonElement contents) ? ImportJson.Text(contents, "url") : null,
                Licence = ImportedLicence.Read(ImportJson.Text(licence, "id") ?? ImportJson.Text(licence, "name"), ImportJson.Text(licence, "url"), notes),
                PersonalInformation = ImportJson.Texts(data, "sensitiveData").Count > 0 ? new PersonalInformationFacts { Contains = true } : null,
                Notes = notes,
            });
        }

        return new ImportedSources("CycloneDX " + ImportJson.Text(root, "specVersion"), sources);
    }
}
