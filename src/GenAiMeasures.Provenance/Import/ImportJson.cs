using System.Text.Json;

namespace GenAiMeasures.Provenance;

internal static class ImportJson
{
    // the texts of a value that may be one, a list, or an object with a name
    internal static List<string> Texts(JsonElement parent, string name)
    {
        List<string> texts = [];
        if (parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out JsonElement value))
        {
            Add(value, texts);
        }

        return texts;
    }

    internal static string? Text(JsonElement parent, string name) => Texts(parent, name).FirstOrDefault();

    internal static IEnumerable<JsonElement> Items(JsonElement parent, string name)
    {
        if (parent.ValueKind != JsonValueKind.Object || !parent.TryGetProperty(name, out JsonElement value))
        {
            yield break;
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            yield return value;
            yield break;
        }

        foreach (JsonElement item in value.EnumerateArray())
        {
            yield return item;
        }
    }

    private static void Add(JsonElement value, List<string> texts)
    {
        if (value.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(value.GetString()))
        {
            texts.Add(value.GetString()!);
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement item in value.EnumerateArray())
            {
                Add(item, texts);
            }
        }
        else if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (string key in (ReadOnlySpan<string>)["name", "@id", "url", "@value", "zh", "en"])
            {
                if (value.TryGetProperty(key, out JsonElement one))
                {
                    Add(one, texts);
                    return;
                }
            }
        }
    }
}
