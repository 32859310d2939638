using System.Text.Json;

namespace GenAiMeasures.Provenance;

// the labels of one result: under the name of its type, whatever the type
internal static class LabelStudioValue
{
    private static readonly string[] Kinds = ["choices", "labels", "rectanglelabels", "polygonlabels", "ellipselabels", "keypointlabels", "brushlabels", "hypertextlabels", "paragraphlabels", "timeserieslabels", "videorectangle", "taxonomy", "text", "rating", "number", "datetime", "ranker"];

    internal static IEnumerable<string> Labels(JsonElement result, string type)
    {
        // relations have their labels beside the value
        JsonElement value = result.TryGetProperty("value", out JsonElement inside) && inside.ValueKind == JsonValueKind.Object ? inside : result;
        JsonElement labels = value.TryGetProperty(type, out JsonElement named) ? named : Kinds.Select(k => value.TryGetProperty(k, out JsonElement one) ? one : default).FirstOrDefault(e => e.ValueKind != JsonValueKind.Undefined);
        string span = Span(value);
        return labels.ValueKind == JsonValueKind.Undefined && span.Length == 0 ? [] : labels.ValueKind == JsonValueKind.Undefined ? [span] : Texts(labels).Select(l => span + l);
    }

    // what stands under a control's name in JSON-MIN
    internal static IEnumerable<string> Small(JsonElement answer) => answer.ValueKind switch
    {
        JsonValueKind.Object => Kinds.Where(k => answer.TryGetProperty(k, out _)).Select(k => answer.GetProperty(k)).Take(1).SelectMany(v => Texts(v)).Select(l => Span(answer) + l),
        JsonValueKind.Array => answer.EnumerateArray().SelectMany(Small),
        _ => Texts(answer),
    };

    internal static string Join(IEnumerable<string> labels) => string.Join('|', labels.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    // positions in a text are whole numbers that two people can share; those in an image are not, and only the labels are kept
    private static string Span(JsonElement value)
    {
        string? start = AnnotationInput.Text(value, "start");
        string? end = AnnotationInput.Text(value, "end");
        return start is null || end is null ? "" : $"{start}-{end}:";
    }

    private static IEnumerable<string> Texts(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => [value.GetRawText()],

        // a path of a taxonomy is a list in the list
        JsonValueKind.Array => value.EnumerateArray().SelectMany(v => v.ValueKind == JsonValueKind.Array ? [string.Join('/', Texts(v))] : Texts(v)),

        // what has no label, such as a message of a chat, is compared by its hash
        JsonValueKind.Object => [AnnotationInput.Hash(value.GetRawText())],
        _ => [],
    };
}
