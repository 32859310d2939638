using System.Text.Json.Serialization;

namespace GenAiMeasures.Labeling;

// settings as they are hashed for the record
[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(LabelingOptions))]
internal sealed partial class LabelingSettingsJsonContext : JsonSerializerContext;
