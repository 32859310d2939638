using System.Text.Json.Serialization;

namespace GenAiMeasures.Provenance;

// settings as they are hashed for the record
[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(ProvenanceOptions))]
internal sealed partial class ProvenanceSettingsJsonContext : JsonSerializerContext;
