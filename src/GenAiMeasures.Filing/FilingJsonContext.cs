using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace GenAiMeasures.Filing;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
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
internal sealed partial class FilingJsonContext : JsonSerializerContext;
