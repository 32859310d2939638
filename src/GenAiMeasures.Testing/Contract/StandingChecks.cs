namespace GenAiMeasures.Testing;

// what IStandingStore promises
internal static class StandingChecks
{
    private static readonly DateTimeOffset At = new(2026, 11, 10, 1, 2, 3, TimeSpan.Zero);

    internal static IReadOnlyList<StoreCheck> All { get; } =
    [
        Check("A standing is kept in every field, and is there after a restart", RoundTripAsync),
        Check("A standing that came in between is a conflict, and nothing is written", ConflictAsync),
        Check("Writers at the same time count every exchange once", ConcurrentAsync),
        Check("Standings are listed by pseudonym, from a standing upwards, over many pages", ListAsync),
        Check("Standings with changes that are not on record are listed", UnrecordedAsync),
    ];

    private static StoreCheck Check(string name, Func<CheckRun, Task> run) => new(name, StoreFeatures.Standing, run);

    private static async Task RoundTripAsync(CheckRun run)
    {
        var state = new StandingState
        {
            Subject = "pseudonym 名",
            Version = 1,
            Standing = Standing.Restricted,
            Since = At,
            Until = At.AddDays(3),
            Features = ["image", "file"],
            Consecutive = 2,
            Today = 5,
            Day = new DateOnly(2026, 11, 10),
            Rung = 1,
            MeasureId = "m-1",
            AppealId = "a-1",
            NoticeDue = "m-1",
            Unrecorded = 1,
            Changes =
            [
                new StandingChanged
                {
                    Id = "m-1",
                    Subject = "pseudonym 名",
                    Step = StandingStep.Restrict,
                    From = Standing.Warned,
                    To = Standing.Restricted,
                    At = At,
                    Until = At.AddDays(3),
                    Features = ["image", "file"],
                    Author = "rule:check",
                    Reason = "连续两次",
                    Of = "m-0",
                    Appeal = "a-1",
                    Exchange = SampleCommit.Exchange(1),
                    Risk = "A.1.a",
                },
            ],
        };
        await using (CheckApp app = run.Open())
        {
            IStandingStore store = app.Get<IStandingStore>();
            Expect.Equal("somebody of whom nothing is known", null, await store.FindAsync(state.Subject, run.Cancellation));
            Expect.Equal("the commit", StandingCommit.Committed, await store.TryCommitAsync(state, SampleCommit.Exchange(1), run.Cancellation));
        }

        await using CheckApp again = run.Open();
        StandingState? found = await again.Get<IStandingStore>().FindAsync(state.Subject, run.Cancellation);
        Expect.Bytes("the standing", state.ToUtf8Bytes(), found?.ToUtf8Bytes());
        Expect.Equal(
            "an exchange that was counted before the restart",
            StandingCommit.AlreadyCounted,
            await again.Get<IStandingStore>().TryCommitAsync(state with { Version = 2 }, SampleCommit.Exchange(1), run.Cancellation));
    }

    private static async Task ConflictAsync(CheckRun run)
    {
        await using CheckApp app = run.Open();
        IStandingStore store = app.Get<IStandingStore>();
        var one = new StandingState { Subject = "subject", Version = 1, Today = 1 };
        Expect.Equal("the first", StandingCommit.Committed, await store.TryCommitAsync(one, SampleCommit.Exchange(1), run.Cancellation));
        Expect.Equal("the first again", StandingCommit.Conflict, await store.TryCommitAsync(one, SampleCommit.Exchange(2), run.Cancellation));
        Expect.Equal("one that skips a version", StandingCommit.Conflict, await store.TryCommitAsync(one with { Version = 3 }, SampleCommit.Exchange(2), run.Cancellation));
        Expect.Equal("the second of nobody", StandingCommit.Conflict, await store.TryCommitAsync(one with { Subject = "nobody", Version = 2 }, null, run.Cancellation));
        Expect.Equal(
            "an exchange again", StandingCommit.AlreadyCounted, await store.TryCommitAsync(one with { Version = 2, Today = 2 }, SampleCommit.Exchange(1), run.Cancellation));
        Expect.Equal(
            "what a conflict did not count", StandingCommit.Committed, await store.TryCommitAsync(one with { Version = 2, Today = 2 }, SampleCommit.Exchange(2), run.Cancellation));
        Expect.Equal("without an exchange", StandingCommit.Committed, await store.TryCommitAsync(one with { Version = 3, Today = 0 }, null, run.Cancellation));
        StandingState found = (await store.FindAsync("subject", run.Cancellation))!;
        Expect.Equal("version and count", (3L, 0), (found.Version, found.Today));
    }

    private static async Task ConcurrentAsync(CheckRun run)
    {
        await using CheckApp first = run.Open();
        await using CheckApp second = run.Open();
        IStandingStore[] stores = [first.Get<IStandingStore>(), second.Get<IStandingStore>()];

        // each exchange is brought by a writer of each app
        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            for (int i = writer / 2; i < 60; i += 4)
            {
                await CountAsync(stores[writer % 2], SampleCommit.Exchange(i));
            }
        })));

        StandingState state = (await stores[0].FindAsync("subject", run.Cancellation))!;
        Expect.Equal("count and version", (60, 60L), (state.Today, state.Version));

        async Task CountAsync(IStandingStore store, ExchangeId exchange)
        {
            StandingCommit commit = StandingCommit.Conflict;
            while (commit == StandingCommit.Conflict)
            {
                StandingState before = await store.FindAsync("subject", run.Cancellation) ?? new StandingState { Subject = "subject" };
                commit = await store.TryCommitAsync(before with { Version = before.Version + 1, Today = before.Today + 1 }, exchange, run.Cancellation);
            }
        }
    }

    private static async Task ListAsync(CheckRun run)
    {
        await using CheckApp app = run.Open();
        IStandingStore store = app.Get<IStandingStore>();
        for (int i = 0; i < 623; i++)
        {
            // not in the order of the names
            var state = new StandingState { Subject = $"{i * 7919 % 623:x8}", Version = 1, Standing = (Standing)(i % 5) };
            await store.TryCommitAsync(state, null, run.Cancellation);
        }

        foreach (Standing atLeast in Enum.GetValues<Standing>())
        {
            List<StandingState> found = await store.ListAsync(atLeast, run.Cancellation).ToListAsync(run.Cancellation);
            Expect.Equal($"how many are at {atLeast} or above", Enumerable.Range(0, 623).Count(i => i % 5 >= (int)atLeast), found.Count);
            Expect.Sequence("the order", found.Select(s => s.Subject).Order(StringComparer.Ordinal), found.Select(s => s.Subject));
            Expect.True("nobody is below", found.All(s => s.Standing >= atLeast));
        }
    }

    private static async Task UnrecordedAsync(CheckRun run)
    {
        await using CheckApp app = run.Open();
        IStandingStore store = app.Get<IStandingStore>();
        for (int i = 0; i < 30; i++)
        {
            await store.TryCommitAsync(new StandingState { Subject = $"{i:x4}", Version = 1, Unrecorded = i % 10 == 0 ? 1 : 0 }, null, run.Cancellation);
        }

        await store.TryCommitAsync(new StandingState { Subject = "0000", Version = 2 }, null, run.Cancellation);
        Expect.Sequence(
            "who has changes that are not on record",
            ["000a", "0014"],
            (await store.ListUnrecordedAsync(run.Cancellation).ToListAsync(run.Cancellation)).Select(s => s.Subject).Order(StringComparer.Ordinal));
    }
}
