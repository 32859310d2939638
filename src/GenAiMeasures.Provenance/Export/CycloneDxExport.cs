using System.Globalization;
using System.Text.Json;

namespace GenAiMeasures.Provenance;

// CycloneDX 1.7: what is in use as data components, and for each requirement what the checks say
internal static class CycloneDxExport
{
    private static readonly string[] RegisterEvidence = ["evidence:register"];

    internal static byte[] Write(RegisterSnapshot snapshot, RegisterReport report) => ExportJson.Write(json =>
    {
        TrainingData data = snapshot.Data;
        json.WriteString("$schema", "http://cyclonedx.org/schema/bom-1.7.schema.json");
        json.WriteString("bomFormat", "CycloneDX");
        json.WriteString("specVersion", "1.7");
        json.WriteString("serialNumber", "urn:uuid:" + ExportJson.Uuid(snapshot.Digest, "cyclonedx"));
        json.WriteNumber("version", Math.Max(1, snapshot.Version));
        json.Object("metadata", () =>
        {
            json.WriteString("timestamp", ExportMoment.Of(snapshot, report));
            json.Object("component", () =>
            {
                json.WriteString("type", "machine-learning-model");
                json.WriteString("bom-ref", "model");
                json.WriteString("name", data.Service?.ModelName ?? data.Service?.Name ?? "model");
                json.Object("modelCard", () => json.Object("modelParameters", () =>
                    json.List("datasets", data.Sources, source => json.Item(() => json.WriteString("ref", "source:" + source.Id)))));
            });
            json.List("properties", new[] { ("genai-measures:registerDigest", snapshot.Digest), ("genai-measures:profile", report.Profile) }, p => Property(json, p.Item1, p.Item2));
        });
        json.List("components", data.Sources, source => Component(json, source));
        Declarations(json, data, report);
        Definitions(json);
    });

    private static void Component(Utf8JsonWriter json, TrainingDataSource source) => json.Item(() =>
    {
        json.WriteString("type", "data");
        json.WriteString("bom-ref", "source:" + source.Id);
        json.WriteString("name", source.Name ?? source.DataSet ?? source.Id);
        Licences(json, source);
        json.List("data", new[] { source }, s => json.Item(() =>
        {
            json.WriteString("type", "dataset");
            json.Text("name", s.DataSet ?? s.Name);
            if (Uri.IsWellFormedUriString(s.Location, UriKind.Absolute))
            {
                json.Object("contents", () => json.WriteString("url", s.Location));
            }

            json.WriteString("classification", s.Kind.ToString());
            json.List("sensitiveData", s.PersonalInformation is { Sensitive: true } ? ["sensitive personal information"] : s.PersonalInformation is { Contains: true } ? ["personal information"] : Array.Empty<string>(), json.WriteStringValue);
            json.Text("description", s.Purpose);
            if (s.Party is not null)
            {
                json.Object("governance", () => json.List("owners", new[] { s.Party }, party => json.Item(() => json.Object("organization", () => json.WriteString("name", party)))));
            }
        }));
        List<(string, string)> properties =
        [
            ("genai-measures:kind", source.Kind.ToString()), ("genai-measures:stage", source.Stage.ToString()), ("genai-measures:state", source.State.ToString()),
            ("genai-measures:origin", source.Origin.ToString()), ("genai-measures:modality", source.Modality.ToString()), ("genai-measures:languages", string.Join(' ', source.Languages)),
        ];
        foreach ((string name, long? value) in new[] { ("bytes", source.Scale?.Bytes), ("items", source.Scale?.Items), ("tokens", source.Scale?.Tokens) })
        {
            if (value is { } number)
            {
                properties.Add(("genai-measures:" + name, number.ToString(CultureInfo.InvariantCulture)));
            }
        }

        json.List("properties", properties.Where(p => p.Item2.Length > 0), p => Property(json, p.Item1, p.Item2));
    });

    private static void Licences(Utf8JsonWriter json, TrainingDataSource source)
    {
        if (source.Licence is { } licence && (licence.Id ?? licence.Location) is { } name)
        {
            json.List("licenses", new[] { licence }, l => json.Item(() => json.Object("license", () =>
            {
                // a name and not an id: an id would have to be in CycloneDX's own list
                json.WriteString("name", name);
                if (Uri.IsWellFormedUriString(l.Location, UriKind.Absolute))
                {
                    json.WriteString("url", l.Location);
                }
            })));
        }
    }

    private static void Declarations(Utf8JsonWriter json, TrainingData data, RegisterReport report)
    {
        var failed = RequirementTitles.Failed(report);
        json.Object("declarations", () =>
        {
            json.List("assessors", new[] { data.Service?.Provider ?? "the provider" }, name => json.Item(() =>
            {
                json.WriteString("bom-ref", "assessor");
                json.WriteBoolean("thirdParty", false);
                json.Object("organization", () => json.WriteString("name", name));
            }));
            json.List("attestations", new[] { report }, _ => json.Item(() =>
            {
                json.WriteString("summary", "What automatic checks of the register found. It is no legal assessment.");
                json.WriteString("assessor", "assessor");
                json.List("map", RequirementTitles.All, requirement => json.Item(() =>
                {
                    json.WriteString("requirement", "requirement:" + requirement.Id);
                    json.List("claims", new[] { "claim:" + requirement.Id }, json.WriteStringValue);
                    json.Object("conformance", () =>
                    {
                        json.WriteNumber("score", failed.Contains(requirement.Id) ? 0 : 1);
                        json.WriteString("rationale", Rationale(report, requirement.Id));
                    });
                }));
            }));
            json.List("claims", RequirementTitles.All, requirement => json.Item(() =>
            {
                json.WriteString("bom-ref", "claim:" + requirement.Id);
                json.WriteString("target", "model");
                json.WriteString("predicate", $"The register shows what {requirement.Id} asks for.");
                json.WriteString("reasoning", Rationale(report, requirement.Id));
                json.List("evidence", RegisterEvidence, json.WriteStringValue);
            }));
            json.List("evidence", new[] { report.Digest }, digest => json.Item(() =>
            {
                json.WriteString("bom-ref", "evidence:register");
                json.WriteString("description", "The register, SHA-256 " + digest);
            }));
        });
    }

    private static string Rationale(RegisterReport report, string requirement)
    {
        string[] codes = [.. report.Problems.Where(p => p.Requirement == requirement && p.Severity == RegisterProblemSeverity.Error).Select(p => p.Id.Length == 0 ? p.Code : $"{p.Code} ({p.Id})")];
        return codes.Length == 0 ? "No rule of this requirement found an error." : "Errors: " + string.Join(", ", codes);
    }

    private static void Definitions(Utf8JsonWriter json) => json.Object("definitions", () => json.List("standards", RuleBooks.Current.Profiles.Take(1), _ => json.Item(() =>
    {
        json.WriteString("bom-ref", "standard");
        json.WriteString("name", "Interim Measures for Generative AI Services, Art. 7 and 8, by GB/T 45652-2025, GB/T 45654-2025 and TC260-003");
        json.List("requirements", RequirementTitles.All, requirement => json.Item(() =>
        {
            json.WriteString("bom-ref", "requirement:" + requirement.Id);
            json.WriteString("identifier", requirement.Id);
            json.WriteString("text", requirement.Clause);
        }));
    })));

    private static void Property(Utf8JsonWriter json, string name, string value) => json.Item(() =>
    {
        json.WriteString("name", name);
        json.WriteString("value", value);
    });
}
