using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.Storage.PostgreSql.Tests;

public sealed class LedgerWritersTests : IAsyncDisposable
{
    private readonly TestLedger _ledger = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _ledger.DisposeAsync();

    [Fact]
    public async Task Instances_are_listed_with_their_logs_the_last_that_started_first()
    {
        await using LedgerHost first = _ledger.Open();
        ILedgerWriters writers = first.Services.GetRequiredService<ILedgerWriters>();
        Assert.Empty(await writers.ListAsync(cancellationToken: Cancellation));

        await first.Ledger.AppendAsync(Some(), Cancellation);
        await using (LedgerHost second = _ledger.Open())
        {
            await second.Ledger.AppendAsync(Some(), Cancellation);
            await second.Ledger.AppendAsync(Some(), Cancellation);
            IReadOnlyList<LedgerWriter> both = await writers.ListAsync(cancellationToken: Cancellation);

            Assert.Equal([(2L, LedgerWriterState.Writing), (1L, LedgerWriterState.Writing)], both.Select(w => (w.Records, w.State)));
            Assert.All(both, w => Assert.True(w.LeaseUntil > w.StartedAt && w.Machine == Environment.MachineName));
            await using ILedgerReader reader = await first.Store.OpenReaderAsync(Cancellation);
            Assert.Equal(
                (await reader.ReadHeadsAsync(Cancellation)).Select(h => h.Log).Order(), both.SelectMany(w => w.Logs).Order());
            Assert.Equal(both[0], Assert.Single(await writers.ListAsync(1, Cancellation)) with { Logs = both[0].Logs });
        }

        Assert.Equal([LedgerWriterState.Ended, LedgerWriterState.Writing], (await writers.ListAsync(cancellationToken: Cancellation)).Select(w => w.State));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await writers.ListAsync(0, Cancellation));
    }

    private static DutyWaived Some() => new() { Duty = "IM-9-AGREEMENT", Reason = "a record of a test" };
}
