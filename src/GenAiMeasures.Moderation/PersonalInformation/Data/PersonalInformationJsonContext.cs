using System.Text.Json.Serialization;

namespace GenAiMeasures.Moderation;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PersonalInformationData))]
internal sealed partial class PersonalInformationJsonContext : JsonSerializerContext;
