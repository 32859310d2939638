using System.Collections.Immutable;
using System.Text.Json;

namespace GenAiMeasures.ShangMi;

internal static class SecurityDataReader
{
    internal const int MaxEntries = 64;

    private const int MaxLength = 1024 * 1024;
    private const int MaxLayers = 3;

    private static readonly JsonDocumentOptions Tolerant = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 32 };

    internal static SecurityDataText Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Trim() is "null" or "{}" or "\"\"")
        {
            return new(SecurityDataKind.None);
        }

        return text.Length <= MaxLength ? Read(text.Trim().Trim('\0', '\uFEFF'), layer: 0) : new(SecurityDataKind.Damaged);
    }

    private static SecurityDataText Read(string text, int layer)
    {
        if (layer == MaxLayers)
        {
            return new(SecurityDataKind.Damaged);
        }

        // the quotes of an object that stood inside a JSON string
        string plain = text.StartsWith("{\\\"", StringComparison.Ordinal) ? text.Replace("\\\"", "\"", StringComparison.Ordinal) : text;
        try
        {
            using var document = JsonDocument.Parse(plain, Tolerant);
            JsonElement root = document.RootElement;
            if (root.ValueKind == JsonValueKind.String)
            {
                return Read(root.GetString()!.Trim(), layer + 1);
            }

            return root.ValueKind == JsonValueKind.Object ? Read(root, plain) : Unknown(plain);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or ArgumentException)
        {
            // the last two: half a surrogate pair, as an escape and as it is
            return Unknown(plain);
        }
    }

    private static SecurityDataText Read(JsonElement root, string text)
    {
        JsonElement body = Find(root, "SecurityData") is { } inner ? Unwrap(inner) : root;
        if (body.ValueKind != JsonValueKind.Object)
        {
            return new(SecurityDataKind.Damaged);
        }

        JsonElement? entries = Find(body, "PubSD");
        string? type = StringOf(body, "Type");
        if (entries is null && !string.Equals(type, "TC260PG", StringComparison.OrdinalIgnoreCase))
        {
            return Unknown(text);
        }

        var read = ImmutableArray.CreateBuilder<SecurityEntry>();
        foreach (JsonElement entry in Items(entries))
        {
            if (entry.ValueKind != JsonValueKind.Object || read.Count == MaxEntries)
            {
                return new(SecurityDataKind.Damaged);
            }

            read.Add(ReadEntry(entry));
        }

        return new(SecurityDataKind.Data, new SecurityData
        {
            Type = type,
            Version = StringOf(body, "Version"),
            BindsContent = read.Any(e => e.IsBinding) || (Find(body, "Bindings") is { } bindings && HoldsSomething(bindings)),
            Entries = read.DrainToImmutable(),
        });
    }

    private static SecurityEntry ReadEntry(JsonElement entry) => new(
        StringOf(entry, "Type"),
        StringOf(entry, "AlgID"),
        StringOf(entry, "KeyID"),
        Find(entry, "TBSData") is { ValueKind: JsonValueKind.Object } signed ? StringOf(signed, "Type") : null,
        StringOf(entry, "Signature"),
        StringOf(entry, "KeyValue"));

    // a body that stands there as a string
    private static JsonElement Unwrap(JsonElement inner)
    {
        if (inner.ValueKind != JsonValueKind.String)
        {
            return inner;
        }

        using var document = JsonDocument.Parse(inner.GetString()!, Tolerant);
        return document.RootElement.Clone();
    }

    // one entry may stand there without its array
    private static IEnumerable<JsonElement> Items(JsonElement? entries) => entries switch
    {
        { ValueKind: JsonValueKind.Array } array => array.EnumerateArray(),
        { ValueKind: JsonValueKind.Null } or null => [],
        { } single => [single],
    };

    private static bool HoldsSomething(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.GetArrayLength() > 0,
        JsonValueKind.Object => element.EnumerateObject().Any(),
        JsonValueKind.String => element.GetString()!.Length > 0,
        _ => false,
    };

    private static JsonElement? Find(JsonElement element, string name)
    {
        foreach (JsonProperty property in element.EnumerateObject())
        {
            if (property.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return property.Value;
            }
        }

        return null;
    }

    private static string? StringOf(JsonElement element, string name) => Find(element, name) switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString()!.Trim(),
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => null,
    };

    private static SecurityDataText Unknown(string text) => new(MentionsSecurityData(text) ? SecurityDataKind.Damaged : SecurityDataKind.Opaque);

    private static bool MentionsSecurityData(string text) =>
        text.Contains("SecurityData", StringComparison.OrdinalIgnoreCase)
        || text.Contains("PubSD", StringComparison.OrdinalIgnoreCase)
        || text.Contains("TC260PG", StringComparison.OrdinalIgnoreCase);
}
