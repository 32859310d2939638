using System.Text.Json.Nodes;

namespace GenAiMeasures;

// the settings of a package or of the host, whose digest goes on record beside the library's own
internal sealed record RecordedSettings(string Section, Func<IServiceProvider, JsonNode?> Read);
