using System.Diagnostics;

namespace GenAiMeasures.Storage.Sqlite.Tests;

/// <summary>A disk that reports an input/output error (EIO) when it is asked to sync, to write or to read: the record is refused, and what was acknowledged stays.</summary>
public sealed class FailingDiskTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("sync")]
    [InlineData("write")]
    public async Task Sync_or_write_that_fails_is_an_error_of_its_record_and_costs_nothing_that_was_acknowledged(string what)
    {
        using var folder = new TestFolder();
        string library = Compile(folder);
        string failing = folder.File("failing");
        var environment = Failing(library, what, failing);
        HashSet<string> settled = new(StringComparer.Ordinal);
        for (int round = 0; round < 2; round++)
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

    [Fact]
    public async Task Read_that_fails_when_the_store_is_opened_is_told_and_harms_nothing()
    {
        using var folder = new TestFolder();
        string library = Compile(folder);
        string failing = folder.File("failing");
        await using (LedgerHost host = LedgerHost.Open(folder.Database))
        {
            for (int i = 0; i < 50; i++)
            {
                await host.Ledger.AppendAsync(new DutyWaived { Duty = "x", Reason = new string('y', 400) }, Cancellation);
            }
        }

        await File.WriteAllTextAsync(failing, "", Cancellation);
        using (WorkerProcess worker = WorkerProcess.Start(folder.Database, writers: 1, Failing(library, "read", failing)))
        {
            (int exit, string error) = await worker.WaitForExitAsync();

            Assert.Equal(3, exit);
            Assert.Contains(folder.Database, error, StringComparison.Ordinal);
            Assert.Empty(worker.Settled);
        }

        await using SqliteLedgerReader reader = SqliteLedgerReader.Open(folder.Database);
        LedgerVerification verification = await LedgerVerifier.VerifyAsync(reader, Cancellation);
        Assert.Empty(verification.Problems);
        Assert.InRange(verification.Records, 50, 60);
    }

    private static Dictionary<string, string> Failing(string library, string what, string whileExists) =>
        new() { ["LD_PRELOAD"] = library, ["FAIL_WHAT"] = what, ["FAIL_WHILE"] = whileExists };

    private static string Compile(TestFolder folder)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Syncs are made to fail on Linux only.");
        string library = folder.File("fail-disk.so");
        string source = Repository.PathOf("tests", "GenAiMeasures.Storage.Sqlite.Tests", "Support", "fail-disk.c");
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
