using System.Text.Json.Serialization;

namespace GenAiMeasures.Labeling.Drawing;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(GlyphSetData))]
internal sealed partial class GlyphJsonContext : JsonSerializerContext;
