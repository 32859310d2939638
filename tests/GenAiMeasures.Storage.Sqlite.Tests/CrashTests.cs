namespace GenAiMeasures.Storage.Sqlite.Tests;

public sealed class CrashTests
{
    // most of a round is the start of a process: several ledgers side by side use both cores
    private const int Ledgers = 4;

    [Fact]
    public async Task Killed_process_loses_nothing_that_it_acknowledged_and_leaves_a_ledger_that_verifies()
    {
        // at the gate the machine has nothing else to do
        int rounds = (Repository.IsGate ? 200 : 8) / Ledgers;
        await Task.WhenAll(Enumerable.Range(0, Ledgers).Select(_ => Task.Run(() => KillAsync(rounds))));
    }

    private static async Task KillAsync(int rounds)
    {
        using var folder = new TestFolder();
        HashSet<string> opened = new(StringComparer.Ordinal);
        HashSet<string> settled = new(StringComparer.Ordinal);
        for (int round = 0; round < rounds; round++)
        {
            // both as it is compiled when it starts and, where the gate has it, as it was compiled ahead of time
            using WorkerProcess worker = round % 5 == 0 ? WorkerProcess.Start(folder.Database, writers: 8) : WorkerProcess.StartCompiled(folder.Database, writers: 8);
            await worker.WaitForAcknowledgementsAsync(1 + (round % 20));
            await worker.KillAsync();
            opened.UnionWith(worker.Opened);
            settled.UnionWith(worker.Settled);

            if (round % 10 != 9 && round != rounds - 1)
            {
                continue;
            }

            await using SqliteLedgerReader reader = SqliteLedgerReader.Open(folder.Database);
            LedgerVerification verification = await LedgerVerifier.VerifyAsync(reader, TestContext.Current.CancellationToken);
            Assert.Empty(verification.Problems);
            (HashSet<string> inOpened, HashSet<string> inSettled) = await ReadAsync(reader);
            Assert.Subset(inOpened, opened);
            Assert.Subset(inSettled, settled);
        }

        // the next start settles what the kills left open
        await using (LedgerHost host = LedgerHost.Open(folder.Database))
        {
            await host.Ledger.AppendAsync(new DutyWaived { Duty = "IM-9-AGREEMENT", Reason = "the last record" }, TestContext.Current.CancellationToken);
        }

        await using SqliteLedgerReader after = SqliteLedgerReader.Open(folder.Database);
        (HashSet<string> allOpened, HashSet<string> allSettled) = await ReadAsync(after);
        Assert.Equal(allOpened, allSettled);
    }

    private static async Task<(HashSet<string> Opened, HashSet<string> Settled)> ReadAsync(SqliteLedgerReader reader)
    {
        HashSet<string> opened = new(StringComparer.Ordinal);
        HashSet<string> settled = new(StringComparer.Ordinal);
        await foreach (LedgerEntry entry in reader.ReadAsync(0, TestContext.Current.CancellationToken))
        {
            switch (RecordCodec.Read(entry))
            {
                case ExchangeOpened record:
                    Assert.True(opened.Add(record.Exchange.ToString()));
                    break;
                case ExchangeSettled record:
                    Assert.True(settled.Add(record.Exchange.ToString()));
                    break;
                default:
                    break;
            }
        }

        return (opened, settled);
    }
}
