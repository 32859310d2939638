using System.Text.Json.Serialization;

namespace GenAiMeasures.Moderation;

// settings as they are hashed for the record
[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(ModerationOptions))]
[JsonSerializable(typeof(PersonalInformationOptions))]
internal sealed partial class ModerationSettingsJsonContext : JsonSerializerContext;
