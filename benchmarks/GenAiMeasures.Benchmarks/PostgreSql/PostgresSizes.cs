using System.Globalization;
using GenAiMeasures.Tests;
using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.Benchmarks;

// How many bytes an exchange, a key and a tree take in the database, indexes included: what docs/scale.md reckons with.
internal static class PostgresSizes
{
    private const int Exchanges = 20_000;
    private const int People = 2_000;

    internal static async Task RunAsync(PostgresServer server)
    {
        foreach (int text in new[] { 0, 1_500 })
        {
            string schema = string.Create(CultureInfo.InvariantCulture, $"sizes_{text}");
            await WriteAsync(server, schema, text);
            await using BareRows rows = await BareRows.OpenAsync(server.ConnectionString, schema);
            await rows.ScalarAsync("VACUUM FULL");
            double entries = await BytesAsync("records") + await BytesAsync("parts");
            double keys = (double)await BytesAsync("keys") / (long)(await rows.ScalarAsync("SELECT count(*) FROM keys"))!;
            double tiles = (double)await BytesAsync("tiles") / (2 * Exchanges);
            long checkpoint = new FileInfo(Path.Combine(PostgresLoad.Folder(server, schema), "checkpoints")) is { Exists: true } file ? file.Length : 0;
            PostgresLoad.Say($"an exchange of two records{(text == 0 ? "" : " with 2,000 characters of text")}: {entries / Exchanges:F0} bytes; a key {keys:F0} bytes; a record's share of the tiles {tiles:F2} bytes; kept checkpoints {checkpoint} bytes");

            async Task<long> BytesAsync(string table) => (long)(await rows.ScalarAsync(
                $"SELECT (pg_total_relation_size('{table}') + COALESCE((SELECT sum(pg_total_relation_size(inhrelid)) FROM pg_inherits WHERE inhparent = '{table}'::regclass), 0))::bigint"))!;
        }
    }

    private static async Task WriteAsync(PostgresServer server, string schema, int text)
    {
        await using ServiceProvider app = PostgresLoad.Open(server, schema);
        ILedger ledger = app.GetRequiredService<ILedger>();
#pragma warning disable CA5394 // text of a benchmark, made again from its seed
        var random = new Random(9);
        byte[] bytes = new byte[text];
        for (int i = 0; i < Exchanges; i += 500)
        {
            var waiting = new List<Task>();
            for (int j = 0; j < 500; j++)
            {
                random.NextBytes(bytes);
                ExchangeSettled settled = CommitTape.Settled(random.Next(People), Convert.ToBase64String(bytes), random);
                waiting.Add(ledger.AppendAsync(new ExchangeOpened { Exchange = settled.Exchange, Person = settled.Person, Streaming = true, Messages = 2 }).AsTask());
                waiting.Add(ledger.AppendAsync(text == 0 ? settled with { Content = null } : settled).AsTask());
            }

            await Task.WhenAll(waiting);
        }
#pragma warning restore CA5394
    }
}
