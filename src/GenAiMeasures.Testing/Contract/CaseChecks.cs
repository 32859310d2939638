using System.Text;

namespace GenAiMeasures.Testing;

// what ICaseStore promises
internal static class CaseChecks
{
    private static readonly DateTimeOffset Start = new(2026, 11, 24, 0, 0, 0, TimeSpan.Zero);

    internal static IReadOnlyList<StoreCheck> All { get; } =
    [
        Check("Only the case that follows replaces one, and it is there after a restart", VersionsAsync),
        Check("Every question about cases is answered as by the store in memory", QuestionsAsync),
        Check("More than a page of cases is listed in order, by number and by due day", PagesAsync),
    ];

    private static StoreCheck Check(string name, Func<CheckRun, Task> run) => new(name, StoreFeatures.Cases, run);

    private static CaseState Case(string id, long version) => new()
    {
        Kind = "test",
        Id = id,
        Version = version,
        IsOpen = true,
        DueAt = Start,
        Body = Encoding.UTF8.GetBytes($"{{\"id\":\"{id} 号\",\"version\":{version}}}"),
    };

    private static string Text(CaseState state) =>
        $"{state.Kind} {state.Id} {state.Version} {state.IsOpen} {state.DueAt:O} {state.WakeAt:O} {state.Unrecorded} {Encoding.UTF8.GetString(state.Body.Span)}";

    private static async Task VersionsAsync(CheckRun run)
    {
        CaseState last = Case("a", 2) with { IsOpen = false, DueAt = null, WakeAt = Start.AddMilliseconds(7), Unrecorded = 3 };
        await using (CheckApp app = run.Open())
        {
            ICaseStore store = app.Get<ICaseStore>();
            Expect.True("the first is written", await store.TryCommitAsync(Case("a", 1), run.Cancellation));
            Expect.True("the first is not written twice", !await store.TryCommitAsync(Case("a", 1), run.Cancellation));
            Expect.True("one that skips a version is not written", !await store.TryCommitAsync(Case("a", 3), run.Cancellation));
            Expect.True("the second of none is not written", !await store.TryCommitAsync(Case("b", 2), run.Cancellation));
            Expect.True("the second is written", await store.TryCommitAsync(last, run.Cancellation));
            Expect.True("the same number of another kind is another case", await store.TryCommitAsync(Case("a", 1) with { Kind = "other" }, run.Cancellation));
            Expect.Equal("a case that is not there", null, await store.FindAsync("test", "b", run.Cancellation));
        }

        await using CheckApp again = run.Open();
        CaseState? found = await again.Get<ICaseStore>().FindAsync("test", "a", run.Cancellation);
        Expect.True("the case is there", found is not null);
        Expect.Equal("the case", Text(last), Text(found!));
    }

    private static async Task QuestionsAsync(CheckRun run)
    {
        await using CheckApp app = run.Open();
        ICaseStore store = app.Get<ICaseStore>();
        var memory = new MemoryCaseStore();
#pragma warning disable CA5394, RS0030 // cases of a test, made again from their seed
        var random = new Random(20_261_124);
        for (int i = 0; i < 60; i++)
        {
            string id = $"c{random.Next(20)}";
            CaseState state = Case(id, ((await memory.FindAsync("test", id, run.Cancellation))?.Version ?? 0) + 1) with
            {
                IsOpen = random.Next(3) != 0,
                DueAt = random.Next(5) == 0 ? null : Start.AddHours(random.Next(11)),
                WakeAt = random.Next(4) == 0 ? null : Start.AddHours(random.Next(13)),
                Unrecorded = random.Next(2),
            };
            Expect.Equal("whether it is written", await memory.TryCommitAsync(state, run.Cancellation), await store.TryCommitAsync(state, run.Cancellation));
        }

        for (int i = 0; i < 120; i++)
        {
            var query = new CaseQuery("test")
            {
                IsOpen = random.Next(3) switch { 0 => null, 1 => true, _ => false },
                DueBy = random.Next(3) == 0 ? null : Start.AddHours(random.Next(11)),
                WakeBy = random.Next(3) == 0 ? null : Start.AddHours(random.Next(13)),
                Unrecorded = random.Next(3) == 0,
                ByDue = random.Next(2) == 0,
                Limit = random.Next(4) == 0 ? null : random.Next(1, 6),
            };
            Expect.Sequence(
                $"the cases of {query}",
                await memory.ListAsync(query, run.Cancellation).Select(Text).ToListAsync(run.Cancellation),
                await store.ListAsync(query, run.Cancellation).Select(Text).ToListAsync(run.Cancellation));
            Expect.Equal($"how many there are of {query}", await memory.CountAsync(query, run.Cancellation), await store.CountAsync(query, run.Cancellation));
        }
#pragma warning restore CA5394, RS0030
    }

    private static async Task PagesAsync(CheckRun run)
    {
        await using CheckApp app = run.Open();
        ICaseStore store = app.Get<ICaseStore>();
        for (int i = 0; i < 450; i++)
        {
            int number = i * 7919 % 450;
            await store.TryCommitAsync(Case($"c{number:000}", 1) with { DueAt = Start.AddHours(number % 3) }, run.Cancellation);
        }

        List<CaseState> byNumber = await store.ListAsync(new CaseQuery("test"), run.Cancellation).ToListAsync(run.Cancellation);
        List<CaseState> byDue = await store.ListAsync(new CaseQuery("test") { ByDue = true, IsOpen = true }, run.Cancellation).ToListAsync(run.Cancellation);
        Expect.Sequence("the cases by number", Enumerable.Range(0, 450).Select(i => $"c{i:000}"), byNumber.Select(s => s.Id));
        Expect.Sequence("the cases by due day", byNumber.OrderBy(s => s.DueAt).ThenBy(s => s.Id, StringComparer.Ordinal).Select(s => s.Id), byDue.Select(s => s.Id));
        Expect.Equal("as many as asked for", 203, await store.ListAsync(new CaseQuery("test") { Limit = 203 }, run.Cancellation).CountAsync(run.Cancellation));
    }
}
