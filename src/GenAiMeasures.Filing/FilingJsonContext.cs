using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GenAiMeasures.Filing;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, Converters = [typeof(TimeSpanTextConverter)])]
[JsonSerializable(typeof(HolidayTable))]
[JsonSerializable(typeof(DeadlineRuleTable))]
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
