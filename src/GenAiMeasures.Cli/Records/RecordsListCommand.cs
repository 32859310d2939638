using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using GenAiMeasures.Storage.Sqlite;

namespace GenAiMeasures.Cli;

internal static class RecordsListCommand
{
    internal static Command Create(TextWriter output)
    {
        Option<string> store = RecordsCommand.Store();
        Option<bool> json = SharedOptions.Json();
        Option<long> from = new("--from") { Description = "The first record's place." };
        Option<long> count = new("--count") { Description = "How many to show.", DefaultValueFactory = _ => 1_000 };
        var command = new Command("list", "What was recorded, record by record. Records hold no prompt and no answer.") { store, from, count, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using SqliteLedgerReader reader = RecordsCommand.Open(parsed.GetValue(store));
            long left = parsed.GetValue(count);
            await foreach (LedgerEntry entry in reader.ReadAsync(parsed.GetValue(from), cancellationToken))
            {
                if (left-- <= 0)
                {
                    break;
                }

                await output.WriteLineAsync(parsed.GetValue(json) ? ToJsonLine(entry) : ToText(entry));
            }

            return ExitCodes.Done;
        });
        return command;
    }

    // one object a line, so that a list of any length can be read as it comes
    private static string ToJsonLine(LedgerEntry entry)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteNumber("position", entry.Position);
            writer.WriteString("log", entry.Log.ToString("n"));
            writer.WriteNumber("sequence", entry.Sequence);
            writer.WriteString("kind", JsonOutput.ToCamelCase(entry.Kind));
            writer.WriteString("recordedAt", entry.RecordedAt);
            writer.WriteString("leafHash", Convert.ToHexStringLower(entry.LeafHash.Span));
            writer.WriteString("state", JsonOutput.ToCamelCase(entry.State));
            writer.WritePropertyName("record");
            if (entry.State == LedgerEntryState.Opened)
            {
                WriteBody(writer, entry.Body);
            }
            else
            {
                writer.WriteNullValue();
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    // a body that was changed into no JSON at all is still listed, as a string; 'verify' says what is wrong with it
    private static void WriteBody(Utf8JsonWriter writer, ReadOnlyMemory<byte> body)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            document.WriteTo(writer);
        }
        catch (JsonException)
        {
            writer.WriteStringValue(Encoding.UTF8.GetString(body.Span));
        }
    }

    private static string ToText(LedgerEntry entry) => string.Create(
        CultureInfo.InvariantCulture,
        $"{entry.Position,8} {entry.RecordedAt:yyyy-MM-dd HH:mm:ss.fff}Z {JsonOutput.ToCamelCase(entry.Kind),-16} {(entry.State == LedgerEntryState.Opened ? Encoding.UTF8.GetString(entry.Body.Span) : JsonOutput.ToCamelCase(entry.State))}");
}
