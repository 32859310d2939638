namespace GenAiMeasures.Storage.Sqlite.Tests;

public sealed class CrashTests
{
    [Fact]
    public async Task Killed_process_loses_nothing_that_it_acknowledged_and_leaves_a_ledger_that_verifies()
    {
        using var folder = new TestFolder();
        HashSet<string> opened = new(StringComparer.Ordinal);
        HashSet<string> settled = new(StringComparer.Ordinal);

        // at the gate the machine has nothing else to do
        int rounds = Repository.IsGate ? 200 : 10;
        for (int round = 0; round < rounds; round++)
        {
            using WorkerProcess worker = WorkerProcess.Start(folder.Database, writers: 8);
            await worker.WaitForAcknowledgementsAsync(1 + (round % 20));
            await worker.KillAsync();
            opened.UnionWith(worker.Opened);
            settled.UnionWith(worker.Settled);

            if (round % 10 != 9)
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
