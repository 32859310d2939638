namespace GenAiMeasures.Testing;

// what ISubjectState promises: what stands beside the ledger goes with the person
internal static class SubjectStateChecks
{
    private static readonly DateTimeOffset At = new(2026, 11, 10, 1, 2, 3, TimeSpan.Zero);

    internal static IReadOnlyList<StoreCheck> All { get; } =
    [
        Check("A standing goes with the person, unless a measure is in force", StandingAsync),
        Check("An incident stays without the person, unless it is open", IncidentAsync),
        Check("An agreement goes with the person", AgreementAsync),
    ];

    private static StoreCheck Check(string name, Func<CheckRun, Task> run) => new(name, StoreFeatures.SubjectState, run);

    private static async Task StandingAsync(CheckRun run)
    {
        await using (CheckApp app = run.Open())
        {
            IStandingStore store = app.Get<IStandingStore>();
            await store.TryCommitAsync(new StandingState { Subject = "stays", Version = 1, Today = 1 }, null, run.Cancellation);
            await store.TryCommitAsync(
                new StandingState { Subject = "goes", Version = 1, Standing = Standing.Terminated, Since = At, MeasureId = "m-1" }, SampleCommit.Exchange(1), run.Cancellation);
            Expect.True("a measure in force is an obstacle", (await ObstaclesAsync(app, run, "goes")).Count > 0);
            await store.TryCommitAsync(new StandingState { Subject = "goes", Version = 2, Standing = Standing.Good }, null, run.Cancellation);
            await EraseAsync(app, run, "goes");
        }

        await using CheckApp again = run.Open();
        Expect.Equal("the standing of who goes", null, await again.Get<IStandingStore>().FindAsync("goes", run.Cancellation));
        Expect.Equal("the count of who stays", 1, (await again.Get<IStandingStore>().FindAsync("stays", run.Cancellation))?.Today);
    }

    private static async Task IncidentAsync(CheckRun run)
    {
        await using (CheckApp app = run.Open())
        {
            IIncidentStore store = app.Get<IIncidentStore>();
            var incident = new Incident
            {
                Id = "i-1",
                Kind = IncidentKind.IllegalContent,
                OpenedAt = At,
                Subject = "goes",
                Exchange = SampleCommit.Exchange(1),
                Steps = [IncidentChecks.Step(IncidentStep.Found) with { Subject = "goes", Exchange = SampleCommit.Exchange(1) }],
            };
            await store.TryCommitAsync(incident, run.Cancellation);
            Expect.True("an open incident is an obstacle", (await ObstaclesAsync(app, run, "goes")).Count > 0);
            await store.TryCommitAsync(incident with { Version = 2, Steps = [.. incident.Steps, IncidentChecks.Step(IncidentStep.Closed, 1)] }, run.Cancellation);
            await EraseAsync(app, run, "goes");
        }

        await using CheckApp again = run.Open();
        Incident? left = await again.Get<IIncidentStore>().FindAsync("i-1", run.Cancellation);
        Expect.True("the incident is there", left is not null);
        Expect.Equal("its person and exchange", (null, null), (left!.Subject, left.Exchange));
        Expect.True("no step names the person", left.Steps.All(s => s.Subject is null && s.Exchange is null));
    }

    private static async Task AgreementAsync(CheckRun run)
    {
        await using CheckApp app = run.Open();
        IAgreementStore store = app.Get<IAgreementStore>();
        await store.AddAsync("goes", "2026-11", At, run.Cancellation);
        await store.AddAsync("stays", "2026-11", At, run.Cancellation);
        await EraseAsync(app, run, "goes");
        Expect.Equal("the acceptance of who goes", null, await store.FindAsync("goes", "2026-11", run.Cancellation));
        Expect.Equal("the acceptance of who stays", At, await store.FindAsync("stays", "2026-11", run.Cancellation));
    }

    private static async Task<List<string>> ObstaclesAsync(CheckApp app, CheckRun run, string pseudonym)
    {
        List<string> grounds = [];
        foreach (ISubjectState state in app.GetAll<ISubjectState>())
        {
            grounds.AddRange(await state.FindObstacleAsync(pseudonym, run.Cancellation) is { } ground ? [ground] : []);
        }

        return grounds;
    }

    private static async Task EraseAsync(CheckApp app, CheckRun run, string pseudonym)
    {
        Expect.Equal("obstacles", "", string.Join(", ", await ObstaclesAsync(app, run, pseudonym)));
        Expect.True("the person is listed", await ListsAsync());
        foreach (ISubjectState state in app.GetAll<ISubjectState>())
        {
            await state.EraseAsync(pseudonym, run.Cancellation);
        }

        Expect.True("the person is listed no more", !await ListsAsync());

        async Task<bool> ListsAsync()
        {
            bool lists = false;
            foreach (ISubjectState state in app.GetAll<ISubjectState>())
            {
                lists |= await state.ListSubjectsAsync(run.Cancellation).ContainsAsync(pseudonym, StringComparer.Ordinal, run.Cancellation);
            }

            return lists;
        }
    }
}
