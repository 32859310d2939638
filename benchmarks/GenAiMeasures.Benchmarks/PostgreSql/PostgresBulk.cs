using System.Diagnostics;
using System.Globalization;
using GenAiMeasures.Storage.PostgreSql;
using GenAiMeasures.Tests;
using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.Benchmarks;

// What needs more rows than there is time to seal: real tables and partitions of the store, filled by the server itself.
internal static class PostgresBulk
{
    private const int BoxBytes = 1_984;

    // a month that is dropped with its partitions, against the same month deleted and vacuumed
    internal static async Task PurgeAsync(PostgresServer server)
    {
        const int Records = 200_000;
        List<double> ratios = [];
        for (int round = 0; round < 3; round++)
        {
            string schema = string.Create(CultureInfo.InvariantCulture, $"purge_{round}");
            await using ServiceProvider app = PostgresLoad.Open(server, schema);
            ILedgerStore store = app.GetRequiredService<ILedgerStore>();
            await store.OpenAsync(CancellationToken.None);
            var tape = await CommitTape.RecordAsync(1, 1, people: 1);
            await store.CommitAsync(tape[0].Entries, tape[0].Heads, CancellationToken.None);
            LedgerHead head = tape[0].Heads[0];
            LedgerHead other = head with { Log = Guid.Parse("00000000-0000-4000-8000-000000000001"), Month = head.Month - 1 };
            await store.CommitAsync([tape[0].Entries[0] with { Log = other.Log }], [other], CancellationToken.None);
            await using BareRows rows = await BareRows.OpenAsync(server.ConnectionString, schema);
            foreach (LedgerHead filled in new[] { head, other })
            {
                await FillAsync(rows, tape[0].Entries[0], filled, 1, Records, people: 1_000, BoxBytes);
            }

            await rows.ScalarAsync("VACUUM ANALYZE records");
            await rows.ScalarAsync("VACUUM ANALYZE parts");
            await rows.ScalarAsync("CHECKPOINT");
            int shelf = (head.Month * 100) + head.Class;
            double bytes = (long)(await rows.ScalarAsync($"SELECT pg_total_relation_size('records_{shelf}') + pg_total_relation_size('parts_{shelf}')"))!;
            long start = Stopwatch.GetTimestamp();
            if (!await store.TryDropAsync(other.Class, other.Month, CancellationToken.None))
            {
                throw new InvalidOperationException("The store did not drop the month.");
            }

            double drop = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            start = Stopwatch.GetTimestamp();
            await rows.ScalarAsync($"DELETE FROM parts WHERE shelf = {shelf}; DELETE FROM records WHERE shelf = {shelf}");
            double delete = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            start = Stopwatch.GetTimestamp();
            await rows.ScalarAsync($"VACUUM records_{shelf}");
            await rows.ScalarAsync($"VACUUM parts_{shelf}");
            double vacuum = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            ratios.Add((delete + vacuum) / drop);
            PostgresLoad.Say($"purge of {Records} records, {bytes / 1024 / 1024:F0} MiB: partitions dropped in {drop:F0} ms; DELETE {delete:F0} ms and VACUUM {vacuum:F0} ms; ratio {ratios[^1]:F1}");
            await rows.ScalarAsync($"DROP SCHEMA {schema} CASCADE");
        }

        PostgresLoad.Say($"purge: median ratio {PostgresLoad.Median(ratios):F1}");
    }

    // one person's records out of very many
    internal static async Task ExportAsync(PostgresServer server, int records)
    {
        const string Schema = "export";
        const int PerPerson = 200;
        int people = records / PerPerson;
        await using ServiceProvider app = PostgresLoad.Open(server, Schema);
        ILedgerStore store = app.GetRequiredService<ILedgerStore>();
        await store.OpenAsync(CancellationToken.None);
        var tape = await CommitTape.RecordAsync(1, 1, people: 1);
        await store.CommitAsync(tape[0].Entries, tape[0].Heads, CancellationToken.None);
        LedgerHead head = tape[0].Heads[0];
        await using BareRows rows = await BareRows.OpenAsync(server.ConnectionString, Schema);
        long start = Stopwatch.GetTimestamp();
        for (int from = 1; from <= records; from += 500_000)
        {
            await FillAsync(rows, tape[0].Entries[0], head, from, Math.Min(500_000, records - from + 1), people, boxBytes: 224);
        }

        await rows.ScalarAsync("VACUUM ANALYZE records");
        await rows.ScalarAsync("VACUUM ANALYZE parts");
        double bytes = (long)(await rows.ScalarAsync("SELECT sum(pg_total_relation_size(inhrelid))::bigint FROM pg_inherits"))!;
        PostgresLoad.Say($"export: filled {records} records of {people} people in {Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s, {bytes / 1024 / 1024 / 1024:F1} GiB");

        var options = new PostgreSqlOptions { ConnectionString = server.ConnectionString, Schema = Schema, Folder = PostgresLoad.Folder(server, Schema) };
        await using PostgreSqlLedgerReader reader = await PostgreSqlLedgerReader.OpenSealedAsync(options);
        var times = new List<double>();
        int read = 0;
        for (int i = 0; i < 300; i++)
        {
            long key = KeyOf(head.Month) + (i * 7919L % people);
            start = Stopwatch.GetTimestamp();
            await foreach (LedgerEntry entry in reader.ReadKeysAsync([key]))
            {
                read += entry.Parts.Count;
            }

            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        times.RemoveRange(0, 20);
        times.Sort();
        PostgresLoad.Say($"export of one person, {(double)read / 300:F0} of {records} records with their sealed parts: p50 {times[times.Count / 2]:F1} ms, p90 {times[times.Count * 9 / 10]:F1} ms, p99 {times[times.Count * 99 / 100]:F1} ms");
        Console.WriteLine(await rows.ExplainAsync($"SELECT log_id, seq, shelf FROM parts WHERE key = ANY(ARRAY[{KeyOf(head.Month) + 7}]) AND shelf >= {head.Month * 100} AND shelf < {(head.Month + 1) * 100} ORDER BY log_id, seq"));
    }

    // the first bits of a key's number say its month (KeyNumbers of the store)
    private static long KeyOf(int month) => (long)((((month / 100) - 2020) * 12) + (month % 100)) << 53;

    private static async Task FillAsync(BareRows rows, LedgerEntry pattern, LedgerHead head, int from, int count, int people, int boxBytes)
    {
        int shelf = (head.Month * 100) + head.Class;
        string header = Convert.ToHexStringLower(pattern.Header.Span);
        await rows.ScalarAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"INSERT INTO records (log_id, seq, shelf, clock, header, leaf_hash) SELECT '{head.Log}', i, {shelf}, {1L << 50} + i, decode('{header}', 'hex'), sha256(i::text::bytea) FROM generate_series({from}, {from + count - 1}) i"));
        await rows.ScalarAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"INSERT INTO parts (log_id, seq, part, shelf, key, box) SELECT '{head.Log}', i, 1, {shelf}, {KeyOf(head.Month)} + i % {people}, decode(repeat(md5(i::text), {boxBytes / 16}), 'hex') FROM generate_series({from}, {from + count - 1}) i"));
    }
}
