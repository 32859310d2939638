using System.Globalization;
using Npgsql;

namespace GenAiMeasures.Storage.PostgreSql.Tests;

public sealed class NemesisTests
{
    private const int Instances = 3;

    // a pause that outlasts lease and grace takes its time; at the gate it comes up by chance, here when it is asked for
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("GENAIMEASURES_LONG") == "1";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whatever_happens_to_instances_server_and_network_what_was_acknowledged_is_there_once_and_proven()
    {
        int seed = int.Parse(Environment.GetEnvironmentVariable("GENAIMEASURES_SEED") ?? "20261124", CultureInfo.InvariantCulture);
        int rounds = Repository.IsGate ? 52 : IsLong ? 200 : 8;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}, {rounds} rounds");
        var random = new Random(seed);
        using PostgresServer server = PostgresServer.Start();
        await using var ledger = new TestLedger(server);
        using var proxy = new TcpProxy(server.Port);
        string over = proxy.Over(ledger.ConnectionString);
        var watch = new LedgerWatch(ledger);
        var workers = new InstanceProcess[Instances];
        HashSet<string> opened = new(StringComparer.Ordinal);
        HashSet<string> settled = new(StringComparer.Ordinal);
        HashSet<string> measured = new(StringComparer.Ordinal);
        try
        {
            // the first makes the tables and keys, as a deployment does
            for (int i = 0; i < Instances; i++)
            {
                workers[i] = Start(i);
                await UntilItWritesAsync(workers[i], 0);
            }

            for (int round = 0; round < rounds; round++)
            {
                int victim = random.Next(Instances);
                string what = await ActAsync(random.Next(IsLong || (Repository.IsGate && round % 25 == 24) ? 9 : 8), victim);
                TestContext.Current.TestOutputHelper?.WriteLine($"round {round}: {what}, instance {victim}");
                Array.ForEach(workers, w => w.TakeInto(opened, settled, measured));
                await watch.CheckAsync(opened, settled, measured, () => $"Round {round} (seed {seed}): {what}, instance {victim}. " + string.Join(" | ", workers.Select(w => w.LastRefusal)));
            }

            foreach (InstanceProcess worker in workers)
            {
                await UntilItWritesAsync(worker, worker.SettledCount);
                await worker.StopAsync();
                worker.TakeInto(opened, settled, measured);
            }

            await watch.CheckAsync(opened, settled, measured, () => "the end");
        }
        finally
        {
            foreach (InstanceProcess? worker in workers)
            {
                worker?.Dispose();
            }
        }

        await AssertProvenAsync(ledger);
        Assert.NotEmpty(measured);
        Assert.True(settled.Count > rounds * 10, $"Only {settled.Count} exchanges were written.");

        InstanceProcess Start(int i) => InstanceProcess.Start(ledger, over, i == 0 ? AckWhen.Database : AckWhen.LocalJournal, skewSeconds: (i - 1) * 40);

        async Task<string> ActAsync(int action, int victim)
        {
            switch (action)
            {
                case 0:
                    await workers[victim].KillAsync();
                    workers[victim].TakeInto(opened, settled, measured);
                    workers[victim].Dispose();
                    workers[victim] = Start(victim);
                    await UntilItWritesAsync(workers[victim], 0);
                    return "killed";
                case 2:
                    server.Stop("immediate");
                    await Task.Delay(random.Next(100, 400), Cancellation);
                    server.StartAgain();
                    return "server crashed";
                case 3:
                    workers[victim].Signal("STOP");
                    await Task.Delay(random.Next(100, 700), Cancellation);
                    workers[victim].Signal("CONT");
                    return "paused";
                case 1 or 4:
                    proxy.Cut();
                    await Task.Delay(random.Next(100, 500), Cancellation);
                    proxy.Mend();
                    return "cut off";
                case 5:
                    proxy.Delay(random.Next(5, 40));
                    await Task.Delay(random.Next(200, 500), Cancellation);
                    proxy.Delay(0);
                    return "delayed";
                case 6:
                    await LockAsync(ledger, TimeSpan.FromMilliseconds(random.Next(100, 500)));
                    return "locked";
                case 7:
                    proxy.Cut();
                    await workers[victim].KillAsync();
                    workers[victim].TakeInto(opened, settled, measured);
                    workers[victim].Dispose();
                    workers[victim] = Start(victim);
                    await Task.Delay(random.Next(100, 300), Cancellation);
                    proxy.Mend();
                    await UntilItWritesAsync(workers[victim], 0);
                    return "killed while cut off";
                default:
                    workers[victim].Signal("STOP");
                    await Task.Delay(IsLong ? 30_000 : 5_000, Cancellation);
                    workers[victim].Signal("CONT");
                    return "paused past its lease";
            }
        }
    }

    // what a start cannot do yet it does a little later: the process is started again, as whatever watches over it would
    private static async Task UntilItWritesAsync(InstanceProcess worker, int after)
    {
        for (int i = 0; worker.SettledCount <= after; i++)
        {
            Assert.True(i < 600 && !worker.HasExited, $"The instance does not write: {worker.LastRefusal}");
            await Task.Delay(50, Cancellation);
        }
    }

    private static async Task LockAsync(TestLedger ledger, TimeSpan time)
    {
        await using NpgsqlConnection connection = await ledger.ConnectAsync();
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(Cancellation);
        await using (var command = new NpgsqlCommand("LOCK TABLE heads IN ACCESS EXCLUSIVE MODE", connection, transaction))
        {
            await command.ExecuteNonQueryAsync(Cancellation);
        }

        await Task.Delay(time, Cancellation);
        await transaction.RollbackAsync(Cancellation);
    }

    // one global proof over every log, and every record under it
    private static async Task AssertProvenAsync(TestLedger ledger)
    {
        await using (LedgerHost last = ledger.Open())
        {
            await last.WriteExchangeAsync();
            await ledger.ExecuteAsync("UPDATE leases SET until = now() - interval '1 second'");
            await InstanceTests.RunKeeperAsync(last);
        }

        using var signer = new CheckpointKeyFile(ledger.Options.SigningKeyPath, PostgreSqlLedgerReader.CheckpointName);
        await using PostgreSqlGlobalLog log = await PostgreSqlGlobalLog.OpenAsync(ledger.Options, Cancellation);
        GlobalVerification verification = await log.VerifyAsync(signer.ToVerifier(), cancellationToken: Cancellation);
        Assert.True(verification.IsOk, string.Join(' ', verification.Problems) + string.Join(' ', verification.Ledger.Problems));
        await using PostgreSqlLedgerReader reader = await ledger.OpenReaderAsync();
        foreach (LedgerHead head in await reader.ReadHeadsAsync(Cancellation))
        {
            await foreach (LedgerEntry entry in reader.ReadLogAsync(head.Log, head.Size - 1, Cancellation))
            {
                GlobalReceipt? receipt = await log.ProveAsync(head.Log, entry.Sequence, signer, Cancellation);
                Assert.True(receipt is not null && receipt.Proves(entry.Header.Span, signer.ToVerifier()), $"Record {entry.Sequence} of a log of {head.Size} is not proven.");
            }
        }

        Assert.Equal(0L, await ledger.ScalarAsync<long>("SELECT count(*) FROM heads h WHERE (SELECT max(size) FROM global_leaves g WHERE g.log_id = h.log_id) IS DISTINCT FROM h.size AND h.instance NOT IN (SELECT id FROM instances WHERE started > now() - interval '5 seconds')"));
    }
}
