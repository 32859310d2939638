using System.Globalization;
using System.Text.Json;

namespace GenAiMeasures.Provenance;

// Croissant 1.1: the whole register as one data set whose parts are its sources, with RAI and provenance terms and a vocabulary of our own
internal static class CroissantExport
{
    private static readonly string[] Conformance = ["http://mlcommons.org/croissant/1.1", "http://mlcommons.org/croissant/RAI/1.0"];

    private static readonly (string Name, string Value)[] Terms =
    [
        ("@vocab", "https://schema.org/"), ("sc", "https://schema.org/"), ("cr", "http://mlcommons.org/croissant/"), ("rai", "http://mlcommons.org/croissant/RAI/"), ("dct", "http://purl.org/dc/terms/"),
        ("prov", "http://www.w3.org/ns/prov#"), ("cn", "https://genai-measures.example/ns/training-data#"), ("citeAs", "cr:citeAs"), ("column", "cr:column"), ("conformsTo", "dct:conformsTo"),
        ("containedIn", "cr:containedIn"), ("extract", "cr:extract"), ("field", "cr:field"), ("fileObject", "cr:fileObject"), ("fileProperty", "cr:fileProperty"), ("fileSet", "cr:fileSet"),
        ("format", "cr:format"), ("includes", "cr:includes"), ("isLiveDataset", "cr:isLiveDataset"), ("jsonPath", "cr:jsonPath"), ("key", "cr:key"), ("md5", "cr:md5"), ("parentField", "cr:parentField"),
        ("path", "cr:path"), ("recordSet", "cr:recordSet"), ("references", "cr:references"), ("regex", "cr:regex"), ("repeated", "cr:repeated"), ("replace", "cr:replace"), ("separator", "cr:separator"),
        ("source", "cr:source"), ("subField", "cr:subField"), ("transform", "cr:transform"),
    ];

    internal static byte[] Write(RegisterSnapshot snapshot) => ExportJson.Write(json =>
    {
        TrainingData data = snapshot.Data;
        json.Object("@context", () =>
        {
            json.WriteString("@language", "zh");
            foreach ((string name, string value) in Terms)
            {
                json.WriteString(name, value);
            }

            json.Object("data", () => Typed(json, "cr:data", "@json"));
            json.Object("examples", () => Typed(json, "cr:examples", "@json"));
            json.Object("dataType", () => Typed(json, "cr:dataType", "@vocab"));
        });
        json.WriteString("@type", "sc:Dataset");
        json.List("conformsTo", Conformance, json.WriteStringValue);
        json.WriteString("name", data.Service?.Name ?? "training-data");
        json.WriteString("description", "Training-data register, SHA-256 " + snapshot.Digest);
        json.WriteString("version", $"{Math.Max(1, snapshot.Version)}.0.0");
        if (data.Service?.Provider is { } provider)
        {
            json.Object("creator", () =>
            {
                json.WriteString("@type", "sc:Organization");
                json.WriteString("name", provider);
            });
        }

        json.List("hasPart", data.Sources, source => Part(json, source, data));
    });

    private static void Typed(Utf8JsonWriter json, string id, string type)
    {
        json.WriteString("@id", id);
        json.WriteString("@type", type);
    }

    private static void Part(Utf8JsonWriter json, TrainingDataSource source, TrainingData data) => json.Item(() =>
    {
        json.WriteString("@type", "sc:Dataset");
        json.WriteString("@id", "source/" + Uri.EscapeDataString(source.Id));
        json.WriteString("name", source.Name ?? source.DataSet ?? source.Id);
        json.Text("description", source.Purpose);
        json.Text("license", source.Licence?.Location ?? source.Licence?.Id);
        json.Text("url", source.Location);
        json.List("inLanguage", source.Languages, json.WriteStringValue);
        if (source.Party is not null)
        {
            json.Object("prov:wasAttributedTo", () => json.WriteString("name", source.Party));
        }

        json.List("prov:wasDerivedFrom", source.Parents, parent => json.Item(() => json.WriteString("@id", "source/" + Uri.EscapeDataString(parent))));
        if (source.Generated?.Model is not null)
        {
            json.Object("prov:wasGeneratedBy", () => json.WriteString("name", source.Generated.Model + " " + source.Generated.Version));
        }

        json.Text("rai:dataCollection", source.Collector);
        json.WriteString("rai:dataCollectionType", source.Method.ToString());
        if (source.CollectedFrom is not null)
        {
            json.Text("rai:dataCollectionTimeframe", Day(source.CollectedFrom) + "/" + Day(source.CollectedTo));
        }

        json.Text("rai:dataPreprocessingProtocol", source.Processing);
        AnnotationProject? project = data.Projects.FirstOrDefault(p => p.Id == source.Project);
        json.List("rai:dataAnnotationProtocol", project?.Rules.Select(r => $"{r.Id} {r.Version}: {r.Goal}") ?? [], json.WriteStringValue);
        if (source.PersonalInformation is { } personal)
        {
            json.WriteString("rai:personalSensitiveInformation", personal.Sensitive ? "sensitive personal information" : personal.Contains ? "personal information" : "none");
        }

        json.WriteString("cn:kind", source.Kind.ToString());
        json.WriteString("cn:stage", source.Stage.ToString());
        json.WriteString("cn:state", source.State.ToString());
        json.WriteString("cn:origin", source.Origin.ToString());
        json.WriteString("cn:modality", source.Modality.ToString());
        Number(json, "cn:bytes", source.Scale?.Bytes);
        Number(json, "cn:items", source.Scale?.Items);
        Number(json, "cn:tokens", source.Scale?.Tokens);
    });

    private static void Number(Utf8JsonWriter json, string name, long? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
    }

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "..";
}
