using System.Text.Json.Serialization;

namespace GenAiMeasures.Labeling;

[JsonSerializable(typeof(string))]
internal sealed partial class LabelJsonContext : JsonSerializerContext;
