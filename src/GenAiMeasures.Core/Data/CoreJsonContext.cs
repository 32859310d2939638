using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace GenAiMeasures;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(ImmutableArray<Risk>))]
[JsonSerializable(typeof(ImmutableArray<Duty>))]
[JsonSerializable(typeof(Dictionary<string, RefusalText>))]
[JsonSerializable(typeof(RetentionData))]
[JsonSerializable(typeof(Dictionary<string, StandingProfile>))]
[JsonSerializable(typeof(Dictionary<string, IncidentRule>))]
[JsonSerializable(typeof(Dictionary<RecordKind, KindAcknowledgement>))]
internal sealed partial class CoreJsonContext : JsonSerializerContext;
