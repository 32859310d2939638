using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GenAiMeasures.Filing;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, Converters = [typeof(TimeSpanTextConverter)])]
[JsonSerializable(typeof(HolidayTable))]
[JsonSerializable(typeof(ProcedureTable))]
[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSerializable(typeof(Dictionary<string, BankProfile>))]
[JsonSerializable(typeof(Dictionary<string, ImmutableArray<string>>))]
[JsonSerializable(typeof(ImmutableArray<SafetyClause>))]
[JsonSerializable(typeof(FormPackage))]
[JsonSerializable(typeof(ManifestData))]
[JsonSerializable(typeof(ChangeRule))]
[JsonSerializable(typeof(ImmutableArray<SecretRule>))]
[JsonSerializable(typeof(ImmutableArray<PackageRule>))]
[JsonSerializable(typeof(AssessmentSummary))]
[JsonSerializable(typeof(KeptAnswer))]
[JsonSerializable(typeof(List<AssessedCase>))]
[JsonSerializable(typeof(RectificationItem))]
[JsonSerializable(typeof(RefusalPhrases))]
[JsonSerializable(typeof(JudgeRubric))]
[JsonSerializable(typeof(DeadlineRuleTable))]
[JsonSerializable(typeof(KnownMaterial))]
[JsonSerializable(typeof(Deadline))]
[JsonSerializable(typeof(Complaint))]
[JsonSerializable(typeof(List<Complaint>))]
[JsonSerializable(typeof(IncidentReportTable))]
[JsonSerializable(typeof(ImmutableArray<ReportChannel>))]
[JsonSerializable(typeof(IncidentGradeTable))]
[JsonSerializable(typeof(PolicyTable))]
[JsonSerializable(typeof(PolicyVersion))]
[JsonSerializable(typeof(DossierRequirementTable))]
[JsonSerializable(typeof(DossierIndex))]
[JsonSerializable(typeof(DossierManifest))]
internal sealed partial class FilingJsonContext : JsonSerializerContext
{
    // Chinese stays readable to whoever opens a state; what is not said is left out
    internal static FilingJsonContext Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new TimeSpanTextConverter() },
    });

    // for files that people open
    internal static FilingJsonContext Indented { get; } = new(new JsonSerializerOptions(Readable.Options) { WriteIndented = true, NewLine = "\n" });
}
