using System.Text.Json;
using System.Text.Json.Serialization;

namespace GenAiMeasures.Filing;

// A template is strict: a misspelt name is an error with its path, never a block that says nothing.
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true, AllowDuplicateProperties = false, ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true)]
[JsonSerializable(typeof(FormPackage))]
[JsonSerializable(typeof(ProcedureTable))]
internal sealed partial class TemplateJsonContext : JsonSerializerContext;
