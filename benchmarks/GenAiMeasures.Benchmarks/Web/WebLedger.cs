using System.Text.Json;
using GenAiMeasures.Storage.Sqlite;

namespace GenAiMeasures.Benchmarks;

// Whether the ledger holds what was answered: each with its beginning and its end, and nothing that began without an end.
internal static class WebLedger
{
    internal static async Task CheckAsync(string path, List<StreamedAnswer> answered, long counted)
    {
        var opened = new HashSet<string>(StringComparer.Ordinal);
        var settled = new Dictionary<string, string>(StringComparer.Ordinal);
        await using SqliteLedgerReader reader = SqliteLedgerReader.Open(path);
        using var keys = new RecordOpener(reader.Keys!, new KeyEncryptionKeyFile(path + ".key"));
        await foreach (LedgerEntry entry in reader.ReadAsync())
        {
            if (entry.Kind is RecordKind.ExchangeOpened or RecordKind.ExchangeSettled)
            {
                using JsonDocument body = JsonDocument.Parse((await keys.OpenAsync(entry)).Body);
                string exchange = body.RootElement.GetProperty("exchange").GetString()!;
                if (entry.Kind == RecordKind.ExchangeOpened)
                {
                    opened.Add(exchange);
                }
                else
                {
                    settled.Add(exchange, body.RootElement.GetProperty("outcome").GetString()!);
                }
            }
        }

        int lost = answered.Count(a => a.Exchange is null || !opened.Contains(a.Exchange) || settled.GetValueOrDefault(a.Exchange) != nameof(ExchangeOutcome.Completed));
        int completed = settled.Values.Count(o => o == nameof(ExchangeOutcome.Completed));
        LedgerVerification verification = await LedgerVerifier.VerifyAsync(reader);
        WebLoad.Say($"ledger: {opened.Count} opened, {settled.Count} settled, {completed} of them completed ({answered.Count} read and at least {counted} by wrk), {opened.Count - opened.Count(settled.ContainsKey)} without an end; lost of those that were read: {lost}; verification of {verification.Records} records {(verification.IsOk ? "ok" : "FAILED")}");
    }
}
