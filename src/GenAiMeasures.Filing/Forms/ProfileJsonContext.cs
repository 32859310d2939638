using System.Text.Json;
using System.Text.Json.Serialization;

namespace GenAiMeasures.Filing;

// A profile is strict: a misspelt name is an error with its path, never a field that stays empty unnoticed.
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true, AllowDuplicateProperties = false, ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true)]
[JsonSerializable(typeof(ProfileData))]
internal sealed partial class ProfileJsonContext : JsonSerializerContext;
