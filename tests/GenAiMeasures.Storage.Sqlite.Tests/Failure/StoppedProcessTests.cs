namespace GenAiMeasures.Storage.Sqlite.Tests;

/// <summary>A process that stands still with the store open (SIGSTOP, a frozen container, a debugger): readers read, writers are kept out, and it goes on.</summary>
public sealed class StoppedProcessTests
{
    // half a minute, longer than any time-out here, where somebody asks for it: GENAIMEASURES_LONG=1
    private static int StillSeconds => Environment.GetEnvironmentVariable("GENAIMEASURES_LONG") == "1" ? 30 : Repository.IsGate ? 5 : 1;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Process_that_is_stopped_keeps_its_store_readable_and_its_own_and_goes_on_afterwards()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGSTOP.");
        using var folder = new TestFolder();
        using WorkerProcess worker = WorkerProcess.Start(folder.Database, writers: 4);
        await worker.WaitForAcknowledgementsAsync(20);

        worker.Signal("STOP");
        try
        {
            await using (SqliteLedgerReader reader = SqliteLedgerReader.Open(folder.Database))
            {
                LedgerVerification verification = await LedgerVerifier.VerifyAsync(reader, Cancellation);
                Assert.Empty(verification.Problems);
                Assert.True(verification.Records >= 40, $"{verification.Records} records");
            }

            await using LedgerHost second = LedgerHost.Open(folder.Database);
            LedgerUnavailableException refused = await Assert.ThrowsAsync<LedgerUnavailableException>(
                async () => await second.Ledger.AppendAsync(new DutyWaived { Duty = "x", Reason = "y" }, Cancellation));
            Assert.Contains("is in use by another process", refused.Message, StringComparison.Ordinal);
            await Task.Delay(TimeSpan.FromSeconds(StillSeconds), Cancellation);
        }
        finally
        {
            worker.Signal("CONT");
        }

        await worker.WaitForAcknowledgementsAsync(worker.Settled.Count + 20);
        await worker.KillAsync();
        await using SqliteLedgerReader after = SqliteLedgerReader.Open(folder.Database);
        Assert.Empty((await LedgerVerifier.VerifyAsync(after, Cancellation)).Problems);
    }
}
