using System.Text.Json.Serialization;

namespace GenAiMeasures.Labeling;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(WordingData))]
[JsonSerializable(typeof(AudioLabelData))]
[JsonSerializable(typeof(VideoLabelData))]
[JsonSerializable(typeof(PropagationData))]
internal sealed partial class LabelingDataContext : JsonSerializerContext;
