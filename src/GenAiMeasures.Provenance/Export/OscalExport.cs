using System.Text.Json;

namespace GenAiMeasures.Provenance;

internal static class OscalExport
{
    private const string Version = "1.1.2";

    private const string Namespace = "https://genai-measures.example/ns/oscal";

    private static readonly string[] Methods = ["EXAMINE"];

    internal static byte[] WriteResults(RegisterSnapshot snapshot, RegisterReport report) => ExportJson.Write(json => json.Object("assessment-results", () =>
    {
        string moment = ExportMoment.Of(snapshot, report);
        json.WriteString("uuid", Id(snapshot, "results"));
        Metadata(json, "Checks of the training-data register", moment, snapshot);
        json.Object("import-ap", () =>
        {
            json.WriteString("href", "#" + Id(snapshot, "plan"));
            json.WriteString("remarks", "The rules of GenAiMeasures.Provenance, profile " + report.Profile);
        });
        json.List("results", new[] { report }, _ => json.Item(() =>
        {
            json.WriteString("uuid", Id(snapshot, "result"));
            json.WriteString("title", "Automatic checks");
            json.WriteString("description", "What the rules found in the register with SHA-256 " + snapshot.Digest + ". It is no legal assessment.");
            json.WriteString("start", moment);
            json.Object("reviewed-controls", () => json.List("control-selections", ExportJson.Once, _ => json.Item(() => json.Object("include-all", () => { }))));
            json.List("observations", report.Problems.Select((p, i) => (Problem: p, Place: i)), one => Observation(json, snapshot, one.Problem, one.Place, moment));
            json.List("findings", RequirementTitles.All, requirement => Finding(json, snapshot, report, requirement.Id));
        }));
        json.Object("back-matter", () => json.List("resources", ExportJson.Once, _ => json.Item(() =>
        {
            json.WriteString("uuid", Id(snapshot, "plan"));
            json.WriteString("description", "The rules that were asked are a data file of GenAiMeasures.Provenance; there is no assessment plan of its own.");
        })));
    }));

    internal static byte[] WriteComponent(RegisterSnapshot snapshot, RegisterReport report) => ExportJson.Write(json => json.Object("component-definition", () =>
    {
        json.WriteString("uuid", Id(snapshot, "component-definition"));
        Metadata(json, "Training data of " + (snapshot.Data.Service?.Name ?? "the service"), ExportMoment.Of(snapshot, report), snapshot);
        var failed = RequirementTitles.Failed(report);
        json.List("components", new[] { report }, _ => json.Item(() =>
        {
            json.WriteString("uuid", Id(snapshot, "component"));
            json.WriteString("type", "service");
            json.WriteString("title", snapshot.Data.Service?.Name ?? "The service");
            json.WriteString("description", "A generative AI service with the training data of its register.");
            json.List("control-implementations", ExportJson.Once, _ => json.Item(() =>
            {
                json.WriteString("uuid", Id(snapshot, "implementation"));
                json.WriteString("source", Namespace + "/interim-measures-7-8");
                json.WriteString("description", "Interim Measures Art. 7 and 8 by the requirements P1 to P20 and A1 to A12.");
                json.List("implemented-requirements", RequirementTitles.All, requirement => json.Item(() =>
                {
                    json.WriteString("uuid", Id(snapshot, "implemented:" + requirement.Id));
                    json.WriteString("control-id", Token(requirement.Id));
                    json.WriteString("description", (failed.Contains(requirement.Id) ? "The register does not show it in full" : "No rule found an error") + ". Clauses: " + requirement.Clause);
                }));
            }));
        }));
    }));

    private static void Metadata(Utf8JsonWriter json, string title, string moment, RegisterSnapshot snapshot) => json.Object("metadata", () =>
    {
        json.WriteString("title", title);
        json.WriteString("last-modified", moment);
        json.WriteString("version", "register-" + snapshot.Version.ToString(System.Globalization.CultureInfo.InvariantCulture));
        json.WriteString("oscal-version", Version);
    });

    private static void Observation(Utf8JsonWriter json, RegisterSnapshot snapshot, RegisterProblem problem, int place, string moment) => json.Item(() =>
    {
        json.WriteString("uuid", ObservationId(snapshot, problem, place));
        json.WriteString("title", problem.Code);
        json.WriteString("description", problem.Id.Length == 0 ? problem.English : $"{problem.Target} {problem.Id}: {problem.English}");
        json.List("props", new[] { ("severity", problem.Severity.ToString()), ("confidence", problem.Confidence.ToString()) }, p => json.Item(() =>
        {
            json.WriteString("name", p.Item1);
            json.WriteString("ns", Namespace);
            json.WriteString("value", p.Item2);
        }));
        json.List("methods", Methods, json.WriteStringValue);
        json.WriteString("collected", moment);
        json.WriteString("remarks", problem.CureEnglish);
    });

    private static void Finding(Utf8JsonWriter json, RegisterSnapshot snapshot, RegisterReport report, string requirement) => json.Item(() =>
    {
        (RegisterProblem Problem, int Place)[] problems = [.. report.Problems.Select((p, i) => (p, i)).Where(p => p.p.Requirement == requirement)];
        bool isOpen = problems.Any(p => p.Problem.Severity == RegisterProblemSeverity.Error);
        json.WriteString("uuid", Id(snapshot, "finding:" + requirement));
        json.WriteString("title", requirement);
        json.WriteString("description", isOpen ? "Rules of this requirement found errors." : "No rule of this requirement found an error.");
        json.Object("target", () =>
        {
            json.WriteString("type", "objective-id");
            json.WriteString("target-id", Token(requirement));
            json.Object("status", () =>
            {
                json.WriteString("state", isOpen ? "not-satisfied" : "satisfied");
                json.WriteString("remarks", "By these rules only.");
            });
        });
        json.List("related-observations", problems, p => json.Item(() => json.WriteString("observation-uuid", ObservationId(snapshot, p.Problem, p.Place))));
    });

    private static string ObservationId(RegisterSnapshot snapshot, RegisterProblem problem, int place) => Id(snapshot, $"observation:{place}:{problem.Code}:{problem.Id}");

    private static string Token(string requirement) => "genai-" + requirement;

    private static string Id(RegisterSnapshot snapshot, string name) => ExportJson.Uuid(snapshot.Digest, "oscal:" + name);
}
