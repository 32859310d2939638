using System.Diagnostics;

namespace GenAiMeasures.Storage.Sqlite.Tests;

/// <summary>A disk that reports an input/output error when it is asked to sync (EIO): the record is refused, and what was acknowledged stays.</summary>
public sealed class FailingDiskTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sync_that_fails_is_an_error_of_its_record_and_costs_nothing_that_was_acknowledged()
    {
        using var folder = new TestFolder();
        string library = Compile(folder);
        string failing = folder.File("failing");
        var environment = new Dictionary<string, string> { ["LD_PRELOAD"] = library, ["FAIL_SYNC_WHILE"] = failing };
        HashSet<string> settled = new(StringComparer.Ordinal);
        for (int round = 0; round < 3; round++)
        {
            using WorkerProcess worker = WorkerProcess.Start(folder.Database, writers: 4, environment);
            await worker.WaitForAcknowledgementsAsync(10);
            await File.WriteAllTextAsync(failing, "", Cancellation);

            (int exit, string error) = await worker.WaitForExitAsync();
            File.Delete(failing);

            Assert.Equal(3, exit);
            Assert.StartsWith($"The disk of the ledger store '{folder.Database}' reports an input/output error (SQLite ", error, StringComparison.Ordinal);
            settled.UnionWith(worker.Settled);
        }

        await using (LedgerHost host = LedgerHost.Open(folder.Database))
        {
            await host.Ledger.AppendAsync(new DutyWaived { Duty = "x", Reason = "the disk is well again" }, Cancellation);
        }

        await using SqliteLedgerReader reader = SqliteLedgerReader.Open(folder.Database);
        Assert.Empty((await LedgerVerifier.VerifyAsync(reader, Cancellation)).Problems);
        HashSet<string> there = await reader.ReadAsync(0, Cancellation).Select(RecordCodec.Read).OfType<ExchangeSettled>()
            .Where(r => r.Outcome == ExchangeOutcome.Completed).Select(r => r.Exchange.ToString()).ToHashSetAsync(StringComparer.Ordinal, Cancellation);
        Assert.Subset(there, settled);
    }

    private static string Compile(TestFolder folder)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Syncs are made to fail on Linux only.");
        string library = folder.File("fail-sync.so");
        string source = Repository.PathOf("tests", "GenAiMeasures.Storage.Sqlite.Tests", "Support", "fail-sync.c");
        try
        {
            using Process compiler = Process.Start("gcc", ["-shared", "-fPIC", "-O1", "-o", library, source, "-ldl"]);
            compiler.WaitForExit();
            Assert.Equal(0, compiler.ExitCode);
        }
        catch (System.ComponentModel.Win32Exception) when (!Repository.IsGate)
        {
            Assert.Skip("There is no gcc.");
        }

        return library;
    }
}
