using System.Globalization;
using System.Text.Json;

namespace GenAiMeasures.Provenance;

// items of doccano: each of their fields is a question
internal sealed class DoccanoRows(AnnotationInput input)
{
    private static readonly string[] Fields = ["bbox", "cats", "entities", "label", "labels", "relations", "segmentation"];

    internal IEnumerable<AnnotationRow> Read(JsonElement one, long line)
    {
        string? text = AnnotationInput.Text(one, input.Columns.Text, "text", "data", "filename", "image");
        string? item = AnnotationInput.Text(one, input.Columns.Item, "id") ?? (text is null ? null : AnnotationInput.Hash(text));
        if (item is null)
        {
            input.Item(line);
            yield break;
        }

        if (input.PersonOr(AnnotationInput.Text(one, input.Columns.Person, "annotator", "username", "user"), line) is not { } person)
        {
            yield break;
        }

        bool hasAny = false;
        foreach (string field in input.Columns.Label is { } named ? [named] : Fields)
        {
            if (one.TryGetProperty(field, out JsonElement marks))
            {
                hasAny = true;
                string question = field == "labels" ? "label" : field;
                if (input.Questions is null || input.Questions.Contains(question))
                {
                    yield return new AnnotationRow(line, item, person, Label(marks, text, line)) { Question = question };
                }
            }
        }

        if (!hasAny && text is null)
        {
            input.Problems.Add(line, "shape", "The object is neither a task of Label Studio nor an item of doccano. Export it again, or name its fields.", "该对象既不是 Label Studio 任务，也不是 doccano 数据，请重新导出或者指定字段名称。");
        }
        else if (!hasAny && !one.TryGetProperty("text", out _) && input.Columns.Text is null && !one.TryGetProperty("filename", out _))
        {
            input.Problems.Add(line, "label", "The item has no field with labels. Name the field, or export it again.", "该数据没有标签字段，请指定字段名称或者重新导出。");
        }
    }

    private string? Label(JsonElement marks, string? text, long line)
    {
        if (marks.ValueKind is JsonValueKind.String or JsonValueKind.Number)
        {
            return marks.ValueKind == JsonValueKind.String ? marks.GetString() : marks.GetRawText();
        }

        if (marks.ValueKind != JsonValueKind.Array)
        {
            input.Problems.Add(line, "label", "Labels are a text or a list. Export the item again.", "标签应为文本或者列表，请重新导出。");
            return null;
        }

        List<string> labels = [];
        foreach (JsonElement mark in marks.EnumerateArray())
        {
            string? label = mark.ValueKind switch
            {
                JsonValueKind.String => mark.GetString(),
                JsonValueKind.Number => mark.GetRawText(),
                JsonValueKind.Array => mark.GetArrayLength() == 3 ? Span(mark[0], mark[1], mark[2], text, line) : null,
                JsonValueKind.Object when mark.TryGetProperty("start_offset", out JsonElement start) && mark.TryGetProperty("end_offset", out JsonElement end) && mark.TryGetProperty("label", out JsonElement tag) => Span(start, end, tag, text, line),
                JsonValueKind.Object when mark.TryGetProperty("from_id", out JsonElement from) && mark.TryGetProperty("to_id", out JsonElement to) => $"{from.GetRawText()}>{to.GetRawText()}:{AnnotationInput.Text(mark, "type")}",
                JsonValueKind.Object => AnnotationInput.Text(mark, "label"),
                _ => null,
            };
            if (label is null)
            {
                input.Problems.Add(line, "label", "A label is no text, no span of start, end and label, and no object with one. Correct the item.", "标签既不是文本，也不是由起点、终点、标签构成的片段，请更正。");
                return null;
            }

            bool isSpan = mark.ValueKind == JsonValueKind.Array || (mark.ValueKind == JsonValueKind.Object && mark.TryGetProperty("start_offset", out _));
            if (isSpan && labels.Contains(label, StringComparer.Ordinal))
            {
                input.Problems.Add(line, "span-twice", "The same span has the same label twice. Remove one of them.", "同一片段重复标注了相同标签，请删除其中一个。");
            }

            labels.Add(label);
        }

        return labels.Count == 0 ? null : LabelStudioValue.Join(labels);
    }

    private string? Span(JsonElement start, JsonElement end, JsonElement tag, string? text, long line)
    {
        if (start.ValueKind != JsonValueKind.Number || end.ValueKind != JsonValueKind.Number || tag.ValueKind != JsonValueKind.String || !start.TryGetInt32(out int from) || !end.TryGetInt32(out int to))
        {
            return null;
        }

        if (from < 0 || to <= from || (text is not null && to > LengthOf(text)))
        {
            input.Problems.Add(line, "span", "A span ends before it begins, or after its text. Correct it; positions are counted in characters.", "片段的终点早于起点，或者超出文本长度，请更正；位置按字符计。");
        }

        return string.Create(CultureInfo.InvariantCulture, $"{from}-{to}:{tag.GetString()}");
    }

    // doccano counts code points
    private static int LengthOf(string text)
    {
        int length = 0;
        foreach (System.Text.Rune _ in text.EnumerateRunes())
        {
            length++;
        }

        return length;
    }
}
