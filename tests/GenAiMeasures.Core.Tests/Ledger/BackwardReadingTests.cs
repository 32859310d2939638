using FsCheck.Xunit;

namespace GenAiMeasures.Tests;

/// <summary>Reading from the newest record back gives the same records as reading forward, whatever the logs are and wherever it begins.</summary>
public sealed class BackwardReadingTests
{
    private const int Class = 7;

    [Property(MaxTest = 300)]
    public void The_logs_of_a_kinds_class_are_read_newest_first_and_nothing_is_left_out(byte[] logs, ushort before, byte gone)
    {
        // each byte is a record: in which of six logs it lies, and how far its position is from the one before; two logs are of other classes
        long position = 0;
        Guid[] ids = [.. Enumerable.Range(0, 6).Select(i => new Guid(i + 1, 0, 0, new byte[8]))];
        long[] sizes = new long[ids.Length];
        List<LedgerEntry> entries = [];
        foreach (byte record in logs.Concat(logs).Concat(logs))
        {
            int log = record % ids.Length;
            position += 1 + (record / 64);
            entries.Add(Entry(ids[log], sizes[log]++, position));
        }

        // the beginning of the first log is gone by its terms
        long lost = sizes[0] == 0 ? 0 : gone % (sizes[0] + 1);
        entries.RemoveAll(e => e.Log == ids[0] && e.Sequence < lost);
        LedgerHead[] heads = [.. ids.Select((id, i) => new LedgerHead { Log = id, Class = i < 4 ? Class : Class + 1, Month = 202_601 + i, Size = sizes[i], Root = default, Frontier = default })];
        var reader = new ListedLedgerReader(heads, entries);

        long[] read = [.. reader.ReadBackwardsAsync(RecordKind.OperatorActed, before == 0 ? long.MaxValue : before).ToBlockingEnumerable().Select(e => e.Position)];

        Assert.Equal(entries.Where(e => Array.IndexOf(ids, e.Log) < 4 && (before == 0 || e.Position < before)).Select(e => e.Position).OrderDescending(), read);
    }

    [Fact]
    public async Task A_purged_log_is_not_opened_and_an_empty_ledger_has_nothing()
    {
        LedgerHead purged = new() { Log = Guid.NewGuid(), Class = Class, Month = 202_601, Size = 3, Root = default, Frontier = default, State = LedgerLogState.Purged };

        Assert.Empty(await new ListedLedgerReader([purged], [Entry(purged.Log, 0, 1)]).ReadBackwardsAsync(RecordKind.OperatorActed, cancellationToken: TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));
        Assert.Empty(await new ListedLedgerReader([], []).ReadBackwardsAsync(RecordKind.OperatorActed, cancellationToken: TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));
        Assert.Throws<ArgumentNullException>(() => LedgerReaderExtensions.ReadBackwardsAsync(null!, RecordKind.OperatorActed));
    }

    private static LedgerEntry Entry(Guid log, long sequence, long position) => new()
    {
        Log = log,
        Sequence = sequence,
        Position = position,
        Kind = RecordKind.OperatorActed,
        RecordedAt = default,
        Header = default,
        LeafHash = default,
        Parts = [],
    };
}
