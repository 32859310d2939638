using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GenAiMeasures.Provenance;

[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(TrainingDataFile))]
[JsonSerializable(typeof(TrainingData))]
[JsonSerializable(typeof(RegisterEntry))]
[JsonSerializable(typeof(RuleBook))]
internal sealed partial class ProvenanceJsonContext : JsonSerializerContext
{
    // one line, a fixed order: what is hashed
    internal static ProvenanceJsonContext Canonical { get; } = new(Make(isIndented: false));

    // what people open
    internal static ProvenanceJsonContext Readable { get; } = new(Make(isIndented: true));

    private static JsonSerializerOptions Make(bool isIndented) => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = isIndented,
        NewLine = "\n",

        // a misspelt field would be a fact that nobody sees
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };
}
