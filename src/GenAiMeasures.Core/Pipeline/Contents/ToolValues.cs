using System.Collections;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.AI;

namespace GenAiMeasures;

// the leaves of a tool's arguments or result, whatever object the model's adapter or the tool made of them
internal static class ToolValues
{
    internal static bool Collect(ContentTexts texts, ContentKind kind, object? value, int depth)
    {
        if (depth < 0)
        {
            return false;
        }

        switch (value)
        {
            case null or byte[] or bool:
                return true;
            case string text:
                texts.Add(kind, text);
                return true;
            case JsonElement element:
                return Collect(texts, kind, element, depth);
            case JsonDocument document:
                return Collect(texts, kind, document.RootElement, depth);
            case IEnumerable<KeyValuePair<string, object?>> pairs:
                foreach ((string key, object? item) in pairs)
                {
                    texts.Add(kind, key);
                    if (!Collect(texts, kind, item, depth - 1))
                    {
                        return false;
                    }
                }

                return true;
            case IFormattable number and not Enum:
                texts.Add(kind, number.ToString(null, CultureInfo.InvariantCulture));
                return true;
            case IEnumerable<string> strings:
                foreach (string text in strings)
                {
                    texts.Add(kind, text);
                }

                return true;
            case IEnumerable list when list is IEnumerable<object?> or Array or IList:
                foreach (object? item in list)
                {
                    if (!Collect(texts, kind, item, depth - 1))
                    {
                        return false;
                    }
                }

                return true;
            default:
                return CollectObject(texts, kind, value, depth);
        }
    }

    private static bool Collect(ContentTexts texts, ContentKind kind, JsonElement element, int depth)
    {
        if (depth < 0)
        {
            return false;
        }

        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                texts.Add(kind, element.GetString());
                return true;
            case JsonValueKind.Number:
                texts.Add(kind, element.GetRawText());
                return true;
            case JsonValueKind.Array:
                foreach (JsonElement item in element.EnumerateArray())
                {
                    if (!Collect(texts, kind, item, depth - 1))
                    {
                        return false;
                    }
                }

                return true;
            case JsonValueKind.Object:
                foreach (JsonProperty property in element.EnumerateObject())
                {
                    texts.Add(kind, property.Name);
                    if (!Collect(texts, kind, property.Value, depth - 1))
                    {
                        return false;
                    }
                }

                return true;
            default:
                return true;
        }
    }

    // an object of the host's: what the model and the user get of it is its JSON
    private static bool CollectObject(ContentTexts texts, ContentKind kind, object value, int depth)
    {
        if (AIJsonUtilities.DefaultOptions.TryGetTypeInfo(value.GetType(), out JsonTypeInfo? type))
        {
            return Collect(texts, kind, JsonSerializer.SerializeToElement(value, type), depth);
        }

        texts.Add(kind, value.ToString());
        return true;
    }
}
