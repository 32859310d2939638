using System.Text.Json.Serialization;

namespace GenAiMeasures.Tests;

[JsonSerializable(typeof(HostSettings))]
internal sealed partial class HostSettingsJsonContext : JsonSerializerContext;
