namespace GenAiMeasures.Testing;

// what ILedgerStore promises about deleting: boxes, records, and the closing of logs
internal static class DeletionChecks
{
    internal static IReadOnlyList<StoreCheck> All { get; } =
    [
        Check("Boxes under some keys are deleted in portions, headers stay", BoxesAsync),
        Check("Records of a log are deleted from its beginning, and the log without any is purged, with size and root", RecordsAsync),
        Check("A month that is dropped as a whole is gone with its class, and its logs are purged, with size and root", DropAsync),
        Check("Deleting what is not there deletes nothing", NothingAsync),
        Check("Closed logs stay closed, and the ledger goes on in new ones", CloseAsync),
    ];

    private static StoreCheck Check(string name, Func<CheckRun, Task> run) => new(name, StoreFeatures.Ledger, run);

    private static async Task BoxesAsync(CheckRun run)
    {
        List<LedgerEntry> entries;
        long key;
        await using (CheckApp app = run.Open())
        {
            entries = await WriteAsync(app, run, 80);
            IGrouping<long, LedgerPart> most = entries.SelectMany(e => e.Parts).GroupBy(p => p.Key!.Value).OrderByDescending(g => g.Count()).First();
            key = most.Key;
            int left = most.Count();
            Expect.True("a key seals five boxes at least", left >= 5);
            Expect.Equal("boxes deleted of three", 3, await app.Store.DeleteBoxesAsync([key], 3, run.Cancellation));
            Expect.Equal("boxes with the key after that", left - 3, (await app.ReadAsync()).SelectMany(e => e.Parts).Count(p => p.Key == key && p.Box.Length > 0));
            Expect.Equal("boxes deleted of the rest", left - 3, await app.Store.DeleteBoxesAsync([key], 1_000, run.Cancellation));
            Expect.Equal("boxes deleted when none are left", 0, await app.Store.DeleteBoxesAsync([key], 1_000, run.Cancellation));
            await LookAsync(app);
        }

        await using CheckApp again = run.Open();
        await again.Store.OpenAsync(run.Cancellation);
        await LookAsync(again);

        async Task LookAsync(CheckApp app)
        {
            List<LedgerEntry> expected = [.. entries.Select(e => e with { Parts = [.. e.Parts.Select(p => p.Key == key ? p with { Key = null, Box = default } : p)] })];
            Expect.Sequence("the entries", expected.Select(SampleCommit.Describe), (await app.ReadAsync()).Select(SampleCommit.Describe));
            await using ILedgerReader reader = await app.Store.OpenReaderAsync(run.Cancellation);
            Expect.Equal("entries under the key", 0, await reader.ReadKeysAsync([key], run.Cancellation).CountAsync(run.Cancellation));
        }
    }

    private static async Task RecordsAsync(CheckRun run)
    {
        Guid log;
        List<LedgerEntry> entries;
        LedgerHead head;
        await using (CheckApp app = run.Open())
        {
            entries = await WriteAsync(app, run, 80);
            log = entries[0].Log;
            head = await HeadAsync(app, run, log);
            int count = entries.Count(e => e.Log == log);
            Expect.Equal("records deleted of five", 5, await app.Store.DeleteRecordsAsync(log, 5, run.Cancellation));
            Expect.Sequence(
                "the sequences that are left",
                Enumerable.Range(5, count - 5).Select(i => (long)i),
                (await app.ReadAsync()).Where(e => e.Log == log).Select(e => e.Sequence));
            Expect.Equal("the state while records are left", LedgerLogState.Growing, (await HeadAsync(app, run, log)).State);
            Expect.Equal("records deleted of the rest", count - 5, await app.Store.DeleteRecordsAsync(log, 1_000, run.Cancellation));
            await LookAsync(app);
        }

        await using CheckApp again = run.Open();
        await again.Store.OpenAsync(run.Cancellation);
        await LookAsync(again);

        async Task LookAsync(CheckApp app)
        {
            Expect.Sequence("the other entries", entries.Where(e => e.Log != log).Select(SampleCommit.Describe), (await app.ReadAsync()).Select(SampleCommit.Describe));
            LedgerHead purged = await HeadAsync(app, run, log);
            Expect.Equal("the state of the log", LedgerLogState.Purged, purged.State);
            Expect.Equal("its size", head.Size, purged.Size);
            Expect.Bytes("its root", head.Root, purged.Root);
        }
    }

    // a store without a faster way says so, and nothing is deleted
    private static async Task DropAsync(CheckRun run)
    {
        await using CheckApp app = run.Open();
        List<LedgerEntry> entries = await WriteAsync(app, run, 80);
        LedgerHead head = await HeadAsync(app, run, entries[0].Log);
        bool dropped = await app.Store.TryDropAsync(head.Class, head.Month, run.Cancellation);
        Expect.Sequence(
            "the entries that are left",
            entries.Where(e => !dropped || e.Log != head.Log).Select(SampleCommit.Describe),
            (await app.ReadAsync()).Select(SampleCommit.Describe));
        LedgerHead after = await HeadAsync(app, run, head.Log);
        Expect.Equal("the state of the log", dropped ? LedgerLogState.Purged : LedgerLogState.Growing, after.State);
        Expect.Equal("its size", head.Size, after.Size);
        Expect.Bytes("its root", head.Root, after.Root);
    }

    private static async Task NothingAsync(CheckRun run)
    {
        await using CheckApp app = run.Open();
        List<LedgerEntry> entries = await WriteAsync(app, run, 12);
        Expect.Equal("boxes under a key that is not there", 0, await app.Store.DeleteBoxesAsync([1_000_000], 100, run.Cancellation));
        Expect.Equal("boxes under no key", 0, await app.Store.DeleteBoxesAsync([], 100, run.Cancellation));
        Expect.Equal("records of a log that is not there", 0, await app.Store.DeleteRecordsAsync(new Guid(1, 2, 3, new byte[8]), 100, run.Cancellation));
        Expect.Sequence("the entries", entries.Select(SampleCommit.Describe), (await app.ReadAsync()).Select(SampleCommit.Describe));
    }

    private static async Task CloseAsync(CheckRun run)
    {
        await using CheckApp app = run.Open();
        List<LedgerEntry> entries = await WriteAsync(app, run, 12);
        await app.Store.DeleteRecordsAsync(entries[0].Log, 1_000, run.Cancellation);
        await app.Store.CloseLogsAsync(run.Cancellation);
        LedgerOpening opening = await app.Store.OpenAsync(run.Cancellation);
        Expect.True("no log of the opening grows", opening.Heads.All(h => h.State != LedgerLogState.Growing));

        List<SampleCommit> more = await SampleCommit.MakeAsync(run, app.Store, LedgerChecks.Mixed(0, 12));
        await SampleCommit.CommitAsync(app.Store, more, run.Cancellation);
        await app.SettleAsync();
        await using ILedgerReader reader = await app.Store.OpenReaderAsync(run.Cancellation);
        Dictionary<Guid, LedgerLogState> states = (await reader.ReadHeadsAsync(run.Cancellation)).ToDictionary(h => h.Log, h => h.State);
        Expect.Equal("the log that was purged", LedgerLogState.Purged, states[entries[0].Log]);
        Expect.True("the other old logs are closed", entries.Select(e => e.Log).Where(l => l != entries[0].Log).All(l => states[l] == LedgerLogState.Closed));
        Expect.True("the new logs grow", more.SelectMany(c => c.Entries).All(e => states[e.Log] == LedgerLogState.Growing));
    }

    private static async Task<List<LedgerEntry>> WriteAsync(CheckApp app, CheckRun run, int count)
    {
        await app.Store.OpenAsync(run.Cancellation);
        List<SampleCommit> commits = await SampleCommit.MakeAsync(run, app.Store, LedgerChecks.Mixed(0, count));
        await SampleCommit.CommitAsync(app.Store, commits, run.Cancellation);
        await app.SettleAsync();
        return [.. commits.SelectMany(c => c.Entries)];
    }

    private static async Task<LedgerHead> HeadAsync(CheckApp app, CheckRun run, Guid log)
    {
        await using ILedgerReader reader = await app.Store.OpenReaderAsync(run.Cancellation);
        return (await reader.ReadHeadsAsync(run.Cancellation)).Single(h => h.Log == log);
    }
}
