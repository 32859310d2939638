using System.Text.Json.Serialization;

namespace GenAiMeasures.Filing;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(HolidayTable))]
internal sealed partial class FilingJsonContext : JsonSerializerContext;
