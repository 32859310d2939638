using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GenAiMeasures;

// One SHA-256 a section of the composed settings, wherever they came from. A digest tells that something changed and not what it is.
internal static class ConfigurationDigest
{
    internal static bool IsOwn(string section) => ConfigurationJsonContext.Default.GenAiComplianceOptions.Properties.Any(p => p.Name == section);

    internal static SortedDictionary<string, string> Of(GenAiComplianceOptions options, IEnumerable<KeyValuePair<string, JsonNode?>> others)
    {
        var sections = new SortedDictionary<string, string>(StringComparer.Ordinal);
        JsonObject all = JsonSerializer.SerializeToNode(options, ConfigurationJsonContext.Default.GenAiComplianceOptions)!.AsObject();
        foreach ((string name, JsonNode? value) in all.Concat(others))
        {
            var text = new StringBuilder();
            Write(text, value);
            sections[name] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
        }

        return sections;
    }

    // in the order of names: a dictionary that was filled in another order is the same setting
    private static void Write(StringBuilder text, JsonNode? node)
    {
        switch (node)
        {
            case JsonObject fields:
                text.Append('{');
                foreach ((string name, JsonNode? value) in fields.OrderBy(f => f.Key, StringComparer.Ordinal))
                {
                    text.Append(JsonEncodedText.Encode(name)).Append(':');
                    Write(text, value);
                    text.Append(',');
                }

                text.Append('}');
                break;
            case JsonArray items:
                text.Append('[');
                foreach (JsonNode? item in items)
                {
                    Write(text, item);
                    text.Append(',');
                }

                text.Append(']');
                break;
            default:
                text.Append(node?.ToJsonString() ?? "null");
                break;
        }
    }
}
