using System.Globalization;
using System.Text.Json;

namespace GenAiMeasures.Filing;

// The same for machines: OSCAL catalogue, component definition, assessment results, and a plan of action where something is missing.
// Ids follow from the service and the object, so that a second build has the same ones.
internal static class DossierOscal
{
    private const string Version = "1.1.2";

    private const string Namespace = "https://genai-measures.example/ns/oscal";

    private const string Remark = "A draft for people to check, by what this software could see only. It is no legal assessment.";

    private static readonly string[] Methods = ["EXAMINE"];

    internal static void Add(DossierFiles files, IDutyCatalog duties, IReadOnlyList<DossierRow> rows, ProviderProfile provider, string seed, DateOnly day)
    {
        string moment = Beijing.StartOf(day).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        string service = provider.ServiceName.Length == 0 ? "The service" : provider.ServiceName;
        Put("catalog", Catalog(duties, moment));
        Put("component-definition", Component(duties, service, seed, moment));
        Put("assessment-results", Results(duties, rows, service, seed, moment));
        if (rows.Any(r => r.Gaps.Count > 0))
        {
            Put("plan-of-action-and-milestones", Plan(rows, service, seed, moment));
        }

        void Put(string name, byte[] content) => files.Add($"oscal/{name}.json", "application/json", content);
    }

    private static byte[] Catalog(IDutyCatalog duties, string moment) => ExportJson.Write(json => json.Object("catalog", () =>
    {
        const string Seed = "genai-measures-duties";
        json.WriteString("uuid", ExportJson.Uuid(Seed, "catalog"));
        Metadata(json, "Duties of generative AI services in mainland China, in our own words", moment);
        json.List("groups", duties.Coverage.GroupBy(c => c.Duty.Id.Split('-')[0]), group => json.Item(() =>
        {
            json.WriteString("id", "g-" + group.Key);
            json.WriteString("title", group.Key);
            json.List("controls", group, covered => json.Item(() =>
            {
                json.WriteString("id", covered.Duty.Id);
                json.WriteString("title", covered.Duty.TitleChinese);
                json.List("props", new[] { ("label", covered.Duty.Article), ("confidence", covered.Duty.Confidence.ToString()) }, p => Property(json, p.Item1, p.Item2));
                json.List("parts", new[] { ("statement", covered.Duty.Chinese), ("guidance", covered.Duty.English) }, p => json.Item(() =>
                {
                    json.WriteString("id", covered.Duty.Id + "_" + p.Item1);
                    json.WriteString("name", p.Item1);
                    json.WriteString("prose", p.Item2);
                }));
            }));
        }));
    }));

    private static byte[] Component(IDutyCatalog duties, string service, string seed, string moment) => ExportJson.Write(json => json.Object("component-definition", () =>
    {
        json.WriteString("uuid", ExportJson.Uuid(seed, "component-definition"));
        Metadata(json, service, moment);
        json.List("components", ExportJson.Once, _ => json.Item(() =>
        {
            json.WriteString("uuid", ExportJson.Uuid(seed, "component"));
            json.WriteString("type", "service");
            json.WriteString("title", service);
            json.WriteString("description", "A generative AI service that runs with GenAiMeasures.");
            json.List("control-implementations", ExportJson.Once, _ => json.Item(() =>
            {
                json.WriteString("uuid", ExportJson.Uuid(seed, "implementation"));
                json.WriteString("source", "catalog.json");
                json.WriteString("description", "What the software does about each duty. " + Remark);
                json.List("implemented-requirements", duties.Coverage, covered => json.Item(() =>
                {
                    json.WriteString("uuid", ExportJson.Uuid(seed, "implemented:" + covered.Duty.Id));
                    json.WriteString("control-id", covered.Duty.Id);
                    json.WriteString("description", covered.By);
                    json.List("props", ExportJson.Once, _ => Property(json, "coverage", covered.Kind.ToString()));
                }));
            }));
        }));
    }));

    private static byte[] Results(IDutyCatalog duties, IReadOnlyList<DossierRow> rows, string service, string seed, string moment) => ExportJson.Write(json => json.Object("assessment-results", () =>
    {
        json.WriteString("uuid", ExportJson.Uuid(seed, "results"));
        Metadata(json, service, moment);
        json.Object("import-ap", () =>
        {
            json.WriteString("href", "#" + ExportJson.Uuid(seed, "plan"));
            json.WriteString("remarks", "What an inspection asks for, version " + DossierRequirements.Version);
        });
        json.List("results", ExportJson.Once, _ => json.Item(() =>
        {
            json.WriteString("uuid", ExportJson.Uuid(seed, "result"));
            json.WriteString("title", "Material of the dossier");
            json.WriteString("description", Remark);
            json.WriteString("start", moment);
            json.Object("reviewed-controls", () => json.List("control-selections", ExportJson.Once, _ => json.Item(() => json.Object("include-all", () => { }))));
            json.List("observations", rows, row => Observation(json, row, seed, moment));
            json.List("findings", duties.Coverage, covered => Finding(json, covered, [.. rows.Where(r => r.Duty == covered.Duty.Id)], seed));
        }));
        json.Object("back-matter", () => json.List("resources", ExportJson.Once, _ => json.Item(() =>
        {
            json.WriteString("uuid", ExportJson.Uuid(seed, "plan"));
            json.WriteString("description", "The statements that were asked are a data file of GenAiMeasures.Filing; there is no assessment plan of its own.");
        })));
    }));

    private static byte[] Plan(IReadOnlyList<DossierRow> rows, string service, string seed, string moment) => ExportJson.Write(json => json.Object("plan-of-action-and-milestones", () =>
    {
        json.WriteString("uuid", ExportJson.Uuid(seed, "poam"));
        Metadata(json, service, moment);
        json.Object("system-id", () =>
        {
            json.WriteString("identifier-type", "http://ietf.org/rfc/rfc4122");
            json.WriteString("id", ExportJson.Uuid(seed, "component"));
        });
        json.List("poam-items", rows.SelectMany(r => r.Gaps.Select((g, i) => (Row: r, Gap: g, Place: i))), item => json.Item(() =>
        {
            json.WriteString("uuid", ExportJson.Uuid(seed, string.Create(CultureInfo.InvariantCulture, $"gap:{item.Row.Requirement}:{item.Place}:{item.Gap}")));
            json.WriteString("title", item.Row.Title);
            json.WriteString("description", item.Gap);
            json.List("props", new[] { ("requirement", item.Row.Requirement), ("owner", item.Row.Owner ?? "unnamed") }, p => Property(json, p.Item1, p.Item2));
        }));
    }));

    private static void Observation(Utf8JsonWriter json, DossierRow row, string seed, string moment) => json.Item(() =>
    {
        json.WriteString("uuid", ObservationId(seed, row));
        json.WriteString("title", row.Title);
        json.WriteString("description", row.Gaps.Count == 0 ? "The dossier states it." : string.Join(' ', row.Gaps));
        json.List("props", new[] { ("requirement", row.Requirement), ("status", row.Status.ToString()) }, p => Property(json, p.Item1, p.Item2));
        json.List("methods", Methods, json.WriteStringValue);
        json.List("relevant-evidence", row.Evidence, one => json.Item(() =>
        {
            json.WriteString("href", "../" + one.File);
            json.WriteString("description", "SHA-256 " + one.Sha256);
        }));
        json.WriteString("collected", moment);
    });

    private static void Finding(Utf8JsonWriter json, DutyCoverage covered, DossierRow[] rows, string seed) => json.Item(() =>
    {
        bool isOpen = covered.Kind < DutyCoverageKind.Recorded || rows.Any(r => r.Status != DossierStatus.Present);
        json.WriteString("uuid", ExportJson.Uuid(seed, "finding:" + covered.Duty.Id));
        json.WriteString("title", covered.Duty.TitleChinese);
        json.WriteString("description", $"{covered.Kind}: {covered.By}");
        json.Object("target", () =>
        {
            json.WriteString("type", "objective-id");
            json.WriteString("target-id", covered.Duty.Id);
            json.Object("status", () =>
            {
                json.WriteString("state", isOpen ? "not-satisfied" : "satisfied");
                json.WriteString("remarks", Remark);
            });
        });
        json.List("related-observations", rows, r => json.Item(() => json.WriteString("observation-uuid", ObservationId(seed, r))));
    });

    private static string ObservationId(string seed, DossierRow row) => ExportJson.Uuid(seed, "observation:" + row.Requirement);

    private static void Metadata(Utf8JsonWriter json, string title, string moment) => json.Object("metadata", () =>
    {
        json.WriteString("title", title);
        json.WriteString("last-modified", moment);
        json.WriteString("version", DossierRequirements.Version);
        json.WriteString("oscal-version", Version);
        json.WriteString("remarks", Remark);
    });

    private static void Property(Utf8JsonWriter json, string name, string value) => json.Item(() =>
    {
        json.WriteString("name", name);
        json.WriteString("ns", Namespace);
        json.WriteString("value", value);
    });
}
