using System.Text.Json.Serialization;

namespace GenAiMeasures.Filing;

// settings as they are hashed for the record
[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(FilingOptions))]
internal sealed partial class FilingSettingsJsonContext : JsonSerializerContext;
