using System.Text.Json.Serialization;

namespace GenAiMeasures;

[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(GenAiComplianceOptions))]
[JsonSerializable(typeof(KnownConfiguration))]
internal sealed partial class ConfigurationJsonContext : JsonSerializerContext;
