using System.Text.Json.Serialization;

namespace GenAiMeasures.Moderation;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(LexiconRequirements[]))]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class ModerationJsonContext : JsonSerializerContext;
