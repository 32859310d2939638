using System.Diagnostics;
using System.Globalization;
using GenAiMeasures.Tests;
using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.Benchmarks;

// The shared ledger under load, on a private server on this machine: ratios of one run, because server and clients share its cores.
internal static class PostgresLoad
{
    private static readonly string[] Durable = ["fsync = on", "full_page_writes = on", "synchronous_commit = on", "shared_buffers = 1GB", "max_wal_size = 4GB", "autovacuum = on"];

    internal static async Task RunAsync(string[] args)
    {
        string verb = args.Length > 0 ? args[0] : "all";
        if (verb == "writer")
        {
            await PostgresScale.WriteAsync(args[1], args[2], args[3], int.Parse(args[4], CultureInfo.InvariantCulture));
            return;
        }

        int records = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1_000_000;
        foreach ((string name, Func<PostgresServer, Task> run, string[] settings) in new (string, Func<PostgresServer, Task>, string[])[]
        {
            ("ingest", IngestAsync, Durable),
            ("head", HeadAsync, Durable),
            ("scale", PostgresScale.RunAsync, Durable),
            ("sizes", PostgresSizes.RunAsync, Durable),
            ("purge", PostgresBulk.PurgeAsync, Durable),

            // what is read is what counts here, so the filling need not be durable
            ("export", s => PostgresBulk.ExportAsync(s, records), ["shared_buffers = 1GB", "max_wal_size = 8GB", "wal_level = minimal", "max_wal_senders = 0", "maintenance_work_mem = 512MB"]),
        })
        {
            if (verb == name || verb == "all")
            {
                using PostgresServer server = PostgresServer.Start(settings);
                Directory.CreateDirectory(FolderOf(server));
                try
                {
                    await run(server);
                }
                finally
                {
                    Directory.Delete(FolderOf(server), recursive: true);
                }
            }
        }
    }

    internal static ServiceProvider Open(PostgresServer server, string schema) => Open(server.ConnectionString, schema, Folder(server, schema));

    internal static ServiceProvider Open(string connectionString, string schema, string folder)
    {
        var services = new ServiceCollection();
        services.AddGenAiCompliance(o => o.Scope = ServiceScope.Internal).UsePostgreSql(connectionString, o => (o.Schema, o.Folder) = (schema, folder));
        return services.BuildServiceProvider();
    }

    // one a ledger: what was signed in one is missed in another
    internal static string Folder(PostgresServer server, string schema) => Path.Combine(FolderOf(server), schema);

    private static string FolderOf(PostgresServer server) => Path.Combine(Path.GetTempPath(), $"genai-postgres-load-{server.Port}");

    internal static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    internal static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    // the store against the same rows without heads, tiles, exchanges and fences, in turn
    private static async Task IngestAsync(PostgresServer server)
    {
        foreach (int length in new[] { 100, 1_000 })
        {
            int groups = 20_000 / length;
            var tape = await CommitTape.RecordAsync(groups, length, people: 2_000);
            int rows = tape.Skip(1).Sum(c => c.Entries.Count);
            List<double> store = [];
            List<double> bare = [];
            for (int round = 0; round < 5; round++)
            {
                store.Add(rows / await TimeAsync(round, isBare: false));
                bare.Add(rows / await TimeAsync(round, isBare: true));
            }

            double ratio = Median([.. store.Zip(bare, (s, b) => s / b)]);
            Say($"ingest, {length} a transaction: store {Median(store):F0}/s, bare unnest {Median(bare):F0}/s, ratio {ratio:F2} (rounds {string.Join(' ', store.Zip(bare, (s, b) => (s / b).ToString("F2", CultureInfo.InvariantCulture)))})");

            async Task<double> TimeAsync(int round, bool isBare)
            {
                string schema = $"ingest_{length}_{round}_{(isBare ? "bare" : "store")}";
                await using ServiceProvider provider = Open(server, schema);
                ILedgerStore target = provider.GetRequiredService<ILedgerStore>();
                await target.OpenAsync(CancellationToken.None);
                await target.CommitAsync(tape[0].Entries, tape[0].Heads, CancellationToken.None);
                await using BareRows rows = await BareRows.OpenAsync(server.ConnectionString, schema);
                await rows.ScalarAsync("CHECKPOINT");
                long start = Stopwatch.GetTimestamp();
                foreach ((IReadOnlyList<LedgerEntry> entries, IReadOnlyList<LedgerHead> heads) in tape.Skip(1))
                {
                    if (isBare)
                    {
                        await rows.CommitAsync(entries, heads, head: null);
                    }
                    else
                    {
                        await target.CommitAsync(entries, heads, CancellationToken.None);
                    }
                }

                double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
                await rows.ScalarAsync($"DROP SCHEMA {schema} CASCADE");
                return seconds;
            }
        }
    }

    // eight writers with heads of their own against eight that all move one row, one record a transaction
    private static async Task HeadAsync(PostgresServer server)
    {
        const int Writers = 8;
        const int Most = 1_500;
        var tapes = new List<List<(IReadOnlyList<LedgerEntry> Entries, IReadOnlyList<LedgerHead> Heads)>>();
        for (int w = 0; w < Writers; w++)
        {
            tapes.Add(await CommitTape.RecordAsync(Most, 1, people: 200));
        }

        List<double> own = [];
        List<double> one = [];
        for (int round = 0; round < 5; round++)
        {
            own.Add(await OwnAsync($"heads_own_{round}"));
            one.Add(await OneAsync($"heads_one_{round}"));
        }

        Say($"{Writers} writers, one record a transaction: own heads {Median(own):F0}/s, one global head {Median(one):F0}/s, ratio {Median([.. own.Zip(one, (a, b) => a / b)]):F2}");

        async Task<double> OwnAsync(string schema)
        {
            var apps = new List<ServiceProvider>();
            try
            {
                foreach (var tape in tapes)
                {
                    ServiceProvider app = Open(server, schema);
                    apps.Add(app);
                    ILedgerStore store = app.GetRequiredService<ILedgerStore>();
                    await store.OpenAsync(CancellationToken.None);
                    await store.CommitAsync(tape[0].Entries, tape[0].Heads, CancellationToken.None);
                }

                return await RateAsync(w =>
                {
                    ILedgerStore store = apps[w].GetRequiredService<ILedgerStore>();
                    return async c => await store.CommitAsync(c.Entries, c.Heads, CancellationToken.None);
                });
            }
            finally
            {
                foreach (ServiceProvider app in apps)
                {
                    await app.DisposeAsync();
                }
            }
        }

        async Task<double> OneAsync(string schema)
        {
            await using (ServiceProvider app = Open(server, schema))
            {
                ILedgerStore store = app.GetRequiredService<ILedgerStore>();
                await store.OpenAsync(CancellationToken.None);
                foreach (var tape in tapes)
                {
                    await store.CommitAsync(tape[0].Entries, tape[0].Heads, CancellationToken.None);
                }
            }

            var connections = new List<BareRows>();
            for (int w = 0; w < Writers; w++)
            {
                connections.Add(await BareRows.OpenAsync(server.ConnectionString, schema));
            }

            await connections[0].ScalarAsync("CREATE TABLE one_head (id int PRIMARY KEY, size bigint, root bytea, frontier bytea); INSERT INTO one_head VALUES (1, 0, '', '')");
            double rate = await RateAsync(w => c => connections[w].CommitAsync(c.Entries, c.Heads, "UPDATE one_head SET size = size + 1, root = $1, frontier = $2 WHERE id = 1"));
            foreach (BareRows connection in connections)
            {
                await connection.DisposeAsync();
            }

            return rate;
        }

        async Task<double> RateAsync(Func<int, Func<(IReadOnlyList<LedgerEntry> Entries, IReadOnlyList<LedgerHead> Heads), Task>> writer)
        {
            int done = 0;
            long start = Stopwatch.GetTimestamp();
            await Task.WhenAll(Enumerable.Range(0, Writers).Select(w => Task.Run(async () =>
            {
                Func<(IReadOnlyList<LedgerEntry> Entries, IReadOnlyList<LedgerHead> Heads), Task> commit = writer(w);
                for (int i = 1; i < Most && Stopwatch.GetElapsedTime(start).TotalSeconds < 3; i++)
                {
                    await commit(tapes[w][i]);
                    Interlocked.Increment(ref done);
                }
            })));
            return done / Stopwatch.GetElapsedTime(start).TotalSeconds;
        }
    }
}
