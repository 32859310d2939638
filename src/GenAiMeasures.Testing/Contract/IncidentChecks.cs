namespace GenAiMeasures.Testing;

// what IIncidentStore promises
internal static class IncidentChecks
{
    private static readonly DateTimeOffset At = new(2026, 11, 10, 1, 2, 3, TimeSpan.Zero);

    internal static IReadOnlyList<StoreCheck> All { get; } =
    [
        Check("An incident is kept in every field, and is there after a restart", RoundTripAsync),
        Check("Only the incident that follows replaces one, and writers at the same time lose no step", ConcurrentAsync),
        Check("Incidents are listed by number over many pages, by state, kind and what is not on record", ListAsync),
    ];

    internal static IncidentStepTaken Step(IncidentStep step, int number = 0) => new() { Incident = "i-1", Number = number, Step = step, At = At, Author = "check" };

    private static StoreCheck Check(string name, Func<CheckRun, Task> run) => new(name, StoreFeatures.Incidents, run);

    private static async Task RoundTripAsync(CheckRun run)
    {
        var incident = new Incident
        {
            Id = "i-1 号",
            Kind = IncidentKind.IllegalContent,
            OpenedAt = At,
            Exchange = SampleCommit.Exchange(1),
            Subject = "pseudonym",
            Risk = "A.1.a",
            Unrecorded = 1,
            Steps =
            [
                Step(IncidentStep.Found) with { Detail = "发现", Exchange = SampleCommit.Exchange(1), Subject = "pseudonym", Risk = "A.1.a" },
                Step(IncidentStep.Stopped, 1) with { StopLatencyMilliseconds = 1.25, ReleasedCharacters = 3 },
                Step(IncidentStep.Reported, 2) with { Authority = "网信办", Channel = "online", SentAt = At, Sha256 = new string('a', 64), Reference = "r-1" },
                Step(IncidentStep.Rectified, 3) with { Change = "c-1", Passed = 3, Total = 3, RetractedRanges = 2 },
            ],
        };
        await using (CheckApp app = run.Open())
        {
            IIncidentStore store = app.Get<IIncidentStore>();
            Expect.Equal("an incident that is not there", null, await store.FindAsync(incident.Id, run.Cancellation));
            Expect.True("it is written", await store.TryCommitAsync(incident, run.Cancellation));
        }

        await using CheckApp again = run.Open();
        Expect.Bytes("the incident", incident.ToUtf8Bytes(), (await again.Get<IIncidentStore>().FindAsync(incident.Id, run.Cancellation))?.ToUtf8Bytes());
    }

    private static async Task ConcurrentAsync(CheckRun run)
    {
        await using CheckApp first = run.Open();
        await using CheckApp second = run.Open();
        IIncidentStore[] stores = [first.Get<IIncidentStore>(), second.Get<IIncidentStore>()];
        var incident = new Incident { Id = "i-1", Kind = IncidentKind.Security, OpenedAt = At };
        Expect.True("the first is written", await stores[0].TryCommitAsync(incident, run.Cancellation));
        Expect.True("the first is not written twice", !await stores[0].TryCommitAsync(incident, run.Cancellation));
        Expect.True("one that skips a version is not written", !await stores[1].TryCommitAsync(incident with { Version = 3 }, run.Cancellation));
        Expect.True("the second of none is not written", !await stores[1].TryCommitAsync(incident with { Id = "i-2", Version = 2 }, run.Cancellation));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(writer => Task.Run(async () =>
        {
            for (int i = 0; i < 10;)
            {
                IIncidentStore store = stores[writer % 2];
                Incident before = (await store.FindAsync("i-1", run.Cancellation))!;
                IncidentStepTaken step = Step(IncidentStep.EvidenceAdded, before.Steps.Count) with { Reference = $"{writer}-{i}" };
                i += await store.TryCommitAsync(before with { Version = before.Version + 1, Steps = [.. before.Steps, step] }, run.Cancellation) ? 1 : 0;
            }
        })));

        Incident found = (await stores[0].FindAsync("i-1", run.Cancellation))!;
        Expect.Equal("different steps", 40, found.Steps.Select(s => s.Reference).Distinct(StringComparer.Ordinal).Count());
        Expect.Equal("the version", 41L, found.Version);
    }

    private static async Task ListAsync(CheckRun run)
    {
        await using CheckApp app = run.Open();
        IIncidentStore store = app.Get<IIncidentStore>();
        for (int i = 0; i < 430; i++)
        {
            int number = i * 7919 % 430;
            await store.TryCommitAsync(
                new Incident
                {
                    Id = $"{number:x6}",
                    Kind = number % 2 == 0 ? IncidentKind.IllegalContent : IncidentKind.Security,
                    OpenedAt = At,
                    Unrecorded = number % 100 == 0 ? 1 : 0,
                    Steps = number % 3 == 0 ? [Step(IncidentStep.Closed)] : [Step(IncidentStep.Found)],
                },
                run.Cancellation);
        }

        await AskAsync("all", new IncidentQuery(), _ => true);
        await AskAsync("of a kind", new IncidentQuery { Kind = IncidentKind.Security }, i => i % 2 == 1);
        await AskAsync("open", new IncidentQuery { IsOpen = true }, i => i % 3 != 0);
        await AskAsync("closed", new IncidentQuery { IsOpen = false }, i => i % 3 == 0);
        await AskAsync("not on record", new IncidentQuery { Unrecorded = true }, i => i % 100 == 0);
        await AskAsync("closed and of a kind", new IncidentQuery { IsOpen = false, Kind = IncidentKind.IllegalContent }, i => i % 6 == 0);

        async Task AskAsync(string what, IncidentQuery query, Func<int, bool> condition) => Expect.Sequence(
            $"the incidents that are {what}",
            Enumerable.Range(0, 430).Where(condition).Select(i => $"{i:x6}"),
            await store.ListAsync(query, run.Cancellation).Select(i => i.Id).ToListAsync(run.Cancellation));
    }
}
