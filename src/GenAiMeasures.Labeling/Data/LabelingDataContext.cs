using System.Text.Json.Serialization;

namespace GenAiMeasures.Labeling;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(WordingData))]
internal sealed partial class LabelingDataContext : JsonSerializerContext;
