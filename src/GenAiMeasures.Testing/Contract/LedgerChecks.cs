namespace GenAiMeasures.Testing;

// what ILedgerStore and ILedgerReader promise about entries, heads, tiles and settings
internal static class LedgerChecks
{
    private static readonly Subject[] People = [.. Enumerable.Range(0, 5).Select(i => new Subject($"person {i}"))];

    internal static IReadOnlyList<StoreCheck> All { get; } =
    [
        Check("An empty store opens with nothing in it", EmptyAsync),
        Check("What was committed is read back to the byte, while the store is open and after it was opened again", RoundTripAsync),
        Check("Heads are those of the last commit, in the order in which their logs began", HeadsAsync),
        Check("Tiles come by rising index and leaf hashes from any place", TilesAsync),
        Check("A log is read from any record on", LogsAsync),
        Check("Reading goes on from any position over many pages, and positions rise", PositionsAsync),
        Check("The entries under some keys are read and no others", KeysAsync),
        Check("A batch with a record whose place is taken by another is refused whole", TakenAsync),
        Check("Settings are there after the store was opened again, in their last value", SettingsAsync),
        Check("Exchanges that were opened and not settled are said when the store is opened again", OpenExchangesAsync),
        Check("The clocks of the last record are said when the store is opened again", ClocksAsync),
        Check("A store is read while it is written", LiveAsync),
    ];

    private static StoreCheck Check(string name, Func<CheckRun, Task> run) => new(name, StoreFeatures.Ledger, run);

    // several logs, one and two parts, with and without a person, more than one tile
    internal static IEnumerable<LedgerRecord> Mixed(int from, int count) => Enumerable.Range(from, count).Select(i => (i % 4) switch
    {
        0 => SampleCommit.Waived(i, People[i % People.Length]),
        1 => SampleCommit.Waived(i),
        2 => SampleCommit.Opened(i, People[i % People.Length]),
        _ => SampleCommit.Settled(i - 1, People[(i - 1) % People.Length], i % 3 == 0 ? $"question {i} 问题" : null),
    });

    private static async Task EmptyAsync(CheckRun run)
    {
        await using CheckApp app = run.Open();
        LedgerOpening opening = await app.Store.OpenAsync(run.Cancellation);
        Expect.Equal("logs", 0, opening.Heads.Count);
        Expect.Equal("open exchanges", 0, opening.OpenExchanges.Count);
        Expect.Equal("the last clocks", (0L, 0L), (opening.LastRecordedAt, opening.LastClock));
        Expect.Equal("entries", 0, (await app.ReadAsync()).Count);
        await using ILedgerReader reader = await app.Store.OpenReaderAsync(run.Cancellation);
        Expect.Equal("heads", 0, (await reader.ReadHeadsAsync(run.Cancellation)).Count);
        Expect.Equal("tiles of a log that is not there", 0, (await reader.ReadTilesAsync(new Guid(1, 2, 3, new byte[8]), run.Cancellation)).Count);
        Expect.Equal("keys", 0, (await app.Store.Keys.ReadAsync(0, 10, run.Cancellation)).Count);
    }

    private static async Task RoundTripAsync(CheckRun run)
    {
        List<string> committed;
        await using (CheckApp app = run.Open())
        {
            await app.Store.OpenAsync(run.Cancellation);
            List<SampleCommit> commits = await SampleCommit.MakeAsync(run, app.Store, Mixed(0, 40), Mixed(40, 1), Mixed(41, 7));
            await SampleCommit.CommitAsync(app.Store, commits, run.Cancellation);
            committed = [.. commits.SelectMany(c => c.Entries).Select(SampleCommit.Describe)];
            Expect.Sequence("the entries", committed, (await app.ReadAsync()).Select(SampleCommit.Describe));
        }

        await using CheckApp again = run.Open();
        await again.Store.OpenAsync(run.Cancellation);
        Expect.Sequence("the entries after it was opened again", committed, (await again.ReadAsync()).Select(SampleCommit.Describe));
    }

    private static async Task HeadsAsync(CheckRun run)
    {
        List<string> heads = [];
        await using (CheckApp app = run.Open())
        {
            await app.Store.OpenAsync(run.Cancellation);
            List<SampleCommit> commits = await SampleCommit.MakeAsync(run, app.Store, Mixed(0, 1), Mixed(1, 10), Mixed(11, 10));
            Guid[] order = [.. commits.SelectMany(c => c.Heads).Select(h => h.Log).Distinct()];
            foreach (SampleCommit commit in commits)
            {
                await app.Store.CommitAsync(commit.Entries, commit.Heads, run.Cancellation);
            }

            heads = [.. order.Select(l => SampleCommit.Describe(commits.SelectMany(c => c.Heads).Last(h => h.Log == l)))];
            Expect.Sequence("the heads", heads, await HeadsOfAsync(app, run));
        }

        await using CheckApp again = run.Open();
        LedgerOpening opening = await again.Store.OpenAsync(run.Cancellation);
        if (run.Features.HasFlag(StoreFeatures.OneWriter))
        {
            Expect.Sequence("the heads of the opening", heads, opening.Heads.Select(SampleCommit.Describe));
            Expect.True("every log grows", opening.Heads.All(h => h.State == LedgerLogState.Growing));
        }

        Expect.Sequence("the heads after it was opened again", heads, await HeadsOfAsync(again, run));
    }

    private static async Task<IEnumerable<string>> HeadsOfAsync(CheckApp app, CheckRun run)
    {
        await app.SettleAsync();
        await using ILedgerReader reader = await app.Store.OpenReaderAsync(run.Cancellation);
        return (await reader.ReadHeadsAsync(run.Cancellation)).Select(SampleCommit.Describe);
    }

    private static async Task TilesAsync(CheckRun run)
    {
        await using CheckApp app = run.Open();
        await app.Store.OpenAsync(run.Cancellation);
        List<SampleCommit> commits = await SampleCommit.MakeAsync(
            run, app.Store, Enumerable.Range(0, 300).Select(i => SampleCommit.Waived(i)), Enumerable.Range(300, 500).Select(i => SampleCommit.Waived(i)));
        await SampleCommit.CommitAsync(app.Store, commits, run.Cancellation);
        await app.SettleAsync();
        Guid log = commits[0].Heads[0].Log;
        List<LedgerEntry> entries = [.. commits.SelectMany(c => c.Entries).Where(e => e.Log == log)];
        Expect.Equal("records of the log", 800, entries.Count);

        await using ILedgerReader reader = await app.Store.OpenReaderAsync(run.Cancellation);
        Expect.Sequence(
            "the tiles",
            commits.SelectMany(c => c.Heads).SelectMany(h => h.NewTiles).Select(Tile),
            (await reader.ReadTilesAsync(log, run.Cancellation)).Select(Tile));
        foreach ((int from, int count) in new[] { (0, 800), (0, 1), (255, 300), (799, 1), (790, 50), (800, 5), (0, 5_000) })
        {
            Expect.Sequence(
                $"the leaf hashes from {from}, {count} at most",
                entries.Skip(from).Take(count).Select(e => Convert.ToHexStringLower(e.LeafHash.Span)),
                (await reader.ReadLeafHashesAsync(log, from, count, run.Cancellation)).Select(h => Convert.ToHexStringLower(h.Span)));
        }

        static string Tile(LedgerTile tile) => $"{tile.Index} {Convert.ToHexStringLower(tile.Hash.Span)}";
    }

    private static async Task LogsAsync(CheckRun run)
    {
        await using CheckApp app = run.Open();
        await app.Store.OpenAsync(run.Cancellation);
        List<SampleCommit> commits = await SampleCommit.MakeAsync(run, app.Store, Mixed(0, 120));
        await SampleCommit.CommitAsync(app.Store, commits, run.Cancellation);
        await app.SettleAsync();
        await using ILedgerReader reader = await app.Store.OpenReaderAsync(run.Cancellation);
        foreach (IGrouping<Guid, LedgerEntry> log in commits.SelectMany(c => c.Entries).GroupBy(e => e.Log))
        {
            foreach (int from in new[] { 0, 1, log.Count() / 2, log.Count() - 1, log.Count() })
            {
                Expect.Sequence(
                    $"the entries of a log from {from}",
                    log.OrderBy(e => e.Sequence).Skip(from).Select(SampleCommit.Describe),
                    await reader.ReadLogAsync(log.Key, from, run.Cancellation).Select(SampleCommit.Describe).ToListAsync(run.Cancellation));
            }
        }

        Expect.Equal("entries of a log that is not there", 0, await reader.ReadLogAsync(new Guid(1, 2, 3, new byte[8]), 0, run.Cancellation).CountAsync(run.Cancellation));
    }

    private static async Task PositionsAsync(CheckRun run)
    {
        await using CheckApp app = run.Open();
        await app.Store.OpenAsync(run.Cancellation);
        List<SampleCommit> commits = await SampleCommit.MakeAsync(run, app.Store, Mixed(0, 1_300), Mixed(1_300, 1_300));
        await SampleCommit.CommitAsync(app.Store, commits, run.Cancellation);

        List<LedgerEntry> all = await app.ReadAsync();
        Expect.Equal("entries", 2_600, all.Count);
        for (int i = 1; i < all.Count; i++)
        {
            Expect.True($"entry {i} has a higher position than the one before", all[i].Position > all[i - 1].Position);
        }

        Expect.Sequence("the order of committing", commits.SelectMany(c => c.Entries).Select(SampleCommit.Describe), all.Select(SampleCommit.Describe));
        foreach (int at in new[] { 0, 1, 1_234, 2_598, 2_599 })
        {
            Expect.Sequence(
                $"the entries from position {all[at].Position}",
                all.Skip(at).Select(e => e.Position),
                (await app.ReadAsync(all[at].Position)).Select(e => e.Position));
        }

        Expect.Equal("entries behind the last", 0, (await app.ReadAsync(all[^1].Position + 1)).Count);
    }

    private static async Task KeysAsync(CheckRun run)
    {
        await using CheckApp app = run.Open();
        await app.Store.OpenAsync(run.Cancellation);
        List<SampleCommit> commits = await SampleCommit.MakeAsync(run, app.Store, Mixed(0, 700));
        await SampleCommit.CommitAsync(app.Store, commits, run.Cancellation);
        await app.SettleAsync();
        List<LedgerEntry> entries = [.. commits.SelectMany(c => c.Entries)];
        long[] keys = [.. entries.SelectMany(e => e.Parts).Select(p => p.Key!.Value).Distinct()];
        await using ILedgerReader reader = await app.Store.OpenReaderAsync(run.Cancellation);
        foreach (long[] asked in new[] { [keys[0]], [keys[^1]], [keys[0], keys[1], keys[^1]], keys, [keys.Max() + 1_000], Array.Empty<long>() })
        {
            Expect.Sequence(
                $"the entries under {asked.Length} key(s)",
                entries.Where(e => e.Parts.Any(p => asked.Contains(p.Key!.Value))).Select(SampleCommit.Describe),
                await reader.ReadKeysAsync(asked, run.Cancellation).Select(SampleCommit.Describe).ToListAsync(run.Cancellation));
        }
    }

    private static async Task TakenAsync(CheckRun run)
    {
        await using CheckApp app = run.Open();
        await app.Store.OpenAsync(run.Cancellation);
        List<SampleCommit> commits = await SampleCommit.MakeAsync(run, app.Store, [SampleCommit.Waived(0)], [SampleCommit.Waived(1)], [SampleCommit.Waived(2)]);
        await app.Store.CommitAsync(commits[0].Entries, commits[0].Heads, run.Cancellation);

        // another record on the place of the first, behind one that is as it should be
        LedgerEntry other = commits[2].Entries[0] with { Sequence = 0 };
        await Expect.ThrowsAsync<LedgerUnavailableException>(
            "a batch with a place that is taken",
            async () =>
            {
                await app.Store.CommitAsync([.. commits[1].Entries, other], commits[1].Heads, run.Cancellation);
                await app.SettleAsync();
            });

        await app.Store.OpenAsync(run.Cancellation);
        Expect.Sequence("the entries after the refusal", commits[0].Entries.Select(SampleCommit.Describe), (await app.ReadAsync()).Select(SampleCommit.Describe));
        Expect.Sequence("the heads after the refusal", commits[0].Heads.Select(SampleCommit.Describe), await HeadsOfAsync(app, run));
    }

    private static async Task SettingsAsync(CheckRun run)
    {
        byte[] large = [.. Enumerable.Range(0, 50_000).Select(i => (byte)i)];
        await using (CheckApp app = run.Open())
        {
            await app.Store.OpenAsync(run.Cancellation);
            await app.Store.SetAsync("check a", new byte[] { 1, 2, 3 }, run.Cancellation);
            await app.Store.SetAsync("check b", Array.Empty<byte>(), run.Cancellation);
            await app.Store.SetAsync("check a", large, run.Cancellation);
        }

        await using CheckApp again = run.Open();
        IReadOnlyDictionary<string, ReadOnlyMemory<byte>> settings = (await again.Store.OpenAsync(run.Cancellation)).Settings;
        Expect.True("both settings are there", settings.ContainsKey("check a") && settings.ContainsKey("check b"));
        Expect.Bytes("the setting that was set twice", large, settings["check a"]);
        Expect.Equal("the length of the empty setting", 0, settings["check b"].Length);
    }

    private static async Task OpenExchangesAsync(CheckRun run)
    {
        List<SampleCommit> commits;
        await using (CheckApp app = run.Open())
        {
            await app.Store.OpenAsync(run.Cancellation);
            commits = await SampleCommit.MakeAsync(
                run,
                app.Store,
                [SampleCommit.Opened(1, People[0]), SampleCommit.Opened(2, People[1]), SampleCommit.Opened(3)],
                [SampleCommit.Settled(2, People[1])]);
            await SampleCommit.CommitAsync(app.Store, commits, run.Cancellation);
            await app.SettleAsync();

            // opened again after a failure, by the same process
            Expect.Sequence("the open exchanges", Open(), Found((await app.Store.OpenAsync(run.Cancellation)).OpenExchanges));
        }

        await using CheckApp again = run.Open();
        Expect.Sequence("the open exchanges after a restart", Open(), Found((await again.Store.OpenAsync(run.Cancellation)).OpenExchanges));

        IEnumerable<string> Open() => commits.SelectMany(c => c.Entries)
            .Where(e => e.Kind == RecordKind.ExchangeOpened && e.Exchange != SampleCommit.Exchange(2))
            .Select(e => $"{e.Exchange} {e.Log:n} {Convert.ToHexStringLower(e.LeafHash.Span)} {e.Parts[0].Key}").Order(StringComparer.Ordinal);

        static IEnumerable<string> Found(IReadOnlyList<OpenExchange> open) =>
            open.Select(e => $"{e.Exchange} {e.Log:n} {Convert.ToHexStringLower(e.LeafHash.Span)} {e.Key}").Order(StringComparer.Ordinal);
    }

    private static async Task ClocksAsync(CheckRun run)
    {
        RecordHeader last;
        await using (CheckApp app = run.Open())
        {
            await app.Store.OpenAsync(run.Cancellation);
            List<SampleCommit> commits = await SampleCommit.MakeAsync(run, app.Store, Mixed(0, 30));
            await SampleCommit.CommitAsync(app.Store, commits, run.Cancellation);
            last = commits.SelectMany(c => c.Entries).Select(HeaderOf).MaxBy(h => h.Clock)!;
        }

        await using CheckApp again = run.Open();
        LedgerOpening opening = await again.Store.OpenAsync(run.Cancellation);
        Expect.Equal("the last clocks", (last.RecordedAt, last.Clock), (opening.LastRecordedAt, opening.LastClock));
    }

    private static async Task LiveAsync(CheckRun run)
    {
        await using CheckApp app = run.Open();
        await app.Store.OpenAsync(run.Cancellation);
        List<SampleCommit> commits = await SampleCommit.MakeAsync(run, app.Store, [SampleCommit.Waived(0)], [SampleCommit.Waived(1)]);
        await app.Store.CommitAsync(commits[0].Entries, commits[0].Heads, run.Cancellation);
        await app.SettleAsync();
        await using ILedgerReader reader = await app.Store.OpenReaderAsync(run.Cancellation);
        Expect.Equal("the size at first", 1L, (await reader.ReadHeadsAsync(run.Cancellation)).Sum(h => h.Size));
        await app.Store.CommitAsync(commits[1].Entries, commits[1].Heads, run.Cancellation);
        await app.SettleAsync();
        Expect.Equal("the size after another commit, for the same reader", 2L, (await reader.ReadHeadsAsync(run.Cancellation)).Sum(h => h.Size));
    }

    internal static RecordHeader HeaderOf(LedgerEntry entry)
    {
        Expect.True("the header can be read", RecordHeader.TryRead(entry.Header.Span, out RecordHeader? header));
        return header!;
    }
}
