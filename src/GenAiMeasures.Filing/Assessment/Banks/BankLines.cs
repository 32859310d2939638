using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace GenAiMeasures.Filing;

// A bank as JSON Lines: one question a line, the text exactly as it is.
internal static class BankLines
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static async Task<ImmutableArray<BankItem>> ReadAsync(
        string path, BankKind kind, TextFileEncoding encoding, ProblemList problems, CancellationToken cancellationToken)
    {
        ImmutableArray<BankItem>.Builder items = ImmutableArray.CreateBuilder<BankItem>();
        await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.Asynchronous | FileOptions.SequentialScan);
        await foreach (TextLine line in new LineReader(stream, problems, encoding).ReadAsync(cancellationToken))
        {
            if (items.Count >= AssessmentBank.MostItems)
            {
                problems.Add(line.Number, "too-many-rows", $"The bank has more than {AssessmentBank.MostItems} lines. Split the file.", $"题库超过 {AssessmentBank.MostItems} 行，请拆分文件。");
                break;
            }

            if (!string.IsNullOrWhiteSpace(line.Text) && Item(line, kind, Path.GetFileName(path), problems) is { } item)
            {
                items.Add(item);
            }
        }

        return items.DrainToImmutable();
    }

    internal static byte[] Write(AssessmentBank bank)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, Plain);
        foreach (BankItem item in bank.Items)
        {
            json.WriteStartObject();
            json.WriteString("id", item.Id);
            json.WriteString(bank.Kind == BankKind.Keywords ? "keyword" : "question", item.Text);
            Optional(json, "risk", item.Risk.IsNone ? null : item.Risk.Value);
            Optional(json, "topic", item.Topic);
            Optional(json, "basis", item.Basis);
            Optional(json, "language", item.Language);
            Optional(json, "modality", item.Modality);
            Optional(json, "updatedOn", item.UpdatedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            Optional(json, "answer", item.Answer);
            Optional(json, "judgement", item.Judgement);
            json.WriteEndObject();
            json.Flush();
            json.Reset();
            buffer.Write("\n"u8);
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void Optional(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static BankItem? Item(TextLine line, BankKind kind, string file, ProblemList problems)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(line.Text);
            JsonElement root = document.RootElement;
            string? Field(params ReadOnlySpan<string> names)
            {
                foreach (string name in names)
                {
                    if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String)
                    {
                        return value.GetString();
                    }
                }

                return null;
            }

            string? text = Field("question", "keyword", "prompt", "text");
            if (string.IsNullOrWhiteSpace(text))
            {
                problems.Add(line.Number, "empty-text", "The line has no 'question' (or 'keyword') with a text.", "该行没有“question”（或者“keyword”）文本。");
                return null;
            }

            RiskCode risk = default;
            if (kind != BankKind.MustNotRefuse && !RiskNames.TryParse(Field("risk"), out risk))
            {
                problems.Add(line.Number, "unknown-risk", "'risk' is not one of the 31 risk codes A.1.a to A.5.b.", "“risk”不是 31 种风险代码（A.1.a 至 A.5.b）之一。");
                return null;
            }

            string? day = Field("updatedOn");
            DateOnly updated = default;
            if (day is not null && !BankDates.TryParse(day, out updated))
            {
                problems.Add(line.Number, "date", "'updatedOn' is no date. Write it as 2026-01-31.", "“updatedOn”不是日期，请写作 2026-01-31。");
                return null;
            }

            return new BankItem
            {
                Id = Field("id") ?? AssessmentBank.IdOf(text),
                Text = text,
                Risk = risk,
                Topic = Field("topic"),
                Basis = Field("basis"),
                Language = Field("language"),
                Modality = Field("modality"),
                UpdatedOn = day is null ? null : updated,
                Answer = Field("answer"),
                Judgement = Field("judgement"),
                Place = string.Create(CultureInfo.InvariantCulture, $"{file}:{line.Number}"),
            };
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            problems.Add(line.Number, "json", "The line is no JSON value. Write one whole object a line.", "该行不是完整的 JSON，请每行写一个对象。");
            return null;
        }
    }
}
