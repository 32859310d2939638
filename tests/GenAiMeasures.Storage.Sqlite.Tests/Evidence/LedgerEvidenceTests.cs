using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.Storage.Sqlite.Tests;

/// <summary>An app reads and proves its own ledger.</summary>
public sealed class LedgerEvidenceTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Entries_of_the_asked_kinds_come_opened_and_each_has_a_proof_that_holds()
    {
        await using LedgerHost host = LedgerHost.Open(_folder.Database);
        for (int i = 0; i < 5; i++)
        {
            await host.Ledger.AppendAsync(new DutyWaived { Duty = $"D-{i}", Reason = "a reason" }, Cancellation);
            await host.Ledger.AppendAsync(new LedgerGap { From = default, To = default, Refused = i }, Cancellation);
        }

        ILedgerEvidence evidence = host.Services.GetRequiredService<ILedgerEvidence>();
        List<LedgerEntry> waivers = await evidence.ReadAsync([RecordKind.DutyWaived], cancellationToken: Cancellation).ToListAsync(Cancellation);
        LedgerReceipt receipt = await evidence.ProveAsync(waivers[3], Cancellation);

        Assert.Equal(["D-0", "D-1", "D-2", "D-3", "D-4"], waivers.Select(RecordCodec.Read).OfType<DutyWaived>().Select(w => w.Duty));
        Assert.Equal(["D-4"], await evidence.ReadAsync([RecordKind.DutyWaived], waivers[3].Position + 1, Cancellation).Select(RecordCodec.Read).OfType<DutyWaived>().Select(w => w.Duty).ToListAsync(Cancellation));
        Assert.Equal(waivers[3].Header, receipt.Extra);
        Assert.True(LedgerReceipt.TryParse(receipt.ToString(), out LedgerReceipt? parsed));
        Assert.Equal(waivers[3].Sequence, parsed.Index);
        Assert.Equal(waivers[3].LeafHash.ToArray(), System.Security.Cryptography.SHA256.HashData([0, .. parsed.Extra.Span]));
        Assert.NotEmpty(await evidence.SignAsync(Cancellation));
        Assert.Empty((await evidence.VerifyAsync(Cancellation)).Problems);
    }

    [Fact]
    public async Task Counts_are_by_kind_with_the_first_and_last_time()
    {
        await using LedgerHost host = LedgerHost.Open(_folder.Database);
        ILedgerEvidence evidence = host.Services.GetRequiredService<ILedgerEvidence>();
        LedgerCounts none = await evidence.CountAsync(Cancellation);
        await host.Ledger.AppendAsync(new DutyWaived { Duty = "D", Reason = "a reason" }, Cancellation);
        await host.Ledger.AppendAsync(new DutyWaived { Duty = "D", Reason = "a reason" }, Cancellation);

        LedgerCounts two = await evidence.CountAsync(Cancellation);

        Assert.Equal((0, null, null, 0L), (none.Kinds.Count, none.First, none.Last, none.LastPosition));
        Assert.Equal([KeyValuePair.Create(RecordKind.DutyWaived, 2L)], two.Kinds);
        Assert.True(two.First <= two.Last && two.LastPosition > 0);
    }
}
