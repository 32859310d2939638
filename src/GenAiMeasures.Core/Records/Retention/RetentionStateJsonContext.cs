using System.Text.Json.Serialization;

namespace GenAiMeasures;

[JsonSerializable(typeof(RetentionState))]
internal sealed partial class RetentionStateJsonContext : JsonSerializerContext;
