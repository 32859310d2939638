namespace GenAiMeasures.Testing;

// what IAgreementStore promises
internal static class AgreementChecks
{
    private static readonly DateTimeOffset At = new(2026, 11, 10, 1, 2, 3, TimeSpan.Zero);

    internal static IReadOnlyList<StoreCheck> All { get; } =
    [
        new("The first acceptance of a version stands, after a restart too", StoreFeatures.Agreements, FirstAsync),
    ];

    private static async Task FirstAsync(CheckRun run)
    {
        await using (CheckApp app = run.Open())
        {
            IAgreementStore store = app.Get<IAgreementStore>();
            Expect.Equal("before", null, await store.FindAsync("subject", "2026-11", run.Cancellation));
            await store.AddAsync("subject", "2026-11", At, run.Cancellation);
            await store.AddAsync("subject", "2026-11", At.AddDays(1), run.Cancellation);
            await store.AddAsync("subject", "2026-12", At.AddDays(2), run.Cancellation);
        }

        await using CheckApp again = run.Open();
        IAgreementStore kept = again.Get<IAgreementStore>();
        await kept.AddAsync("subject", "2026-11", At.AddDays(3), run.Cancellation);
        Expect.Equal("the first", At, await kept.FindAsync("subject", "2026-11", run.Cancellation));
        Expect.Equal("another version", At.AddDays(2), await kept.FindAsync("subject", "2026-12", run.Cancellation));
        Expect.Equal("a version that was not accepted", null, await kept.FindAsync("subject", "2027-01", run.Cancellation));
        Expect.Equal("somebody else", null, await kept.FindAsync("other", "2026-11", run.Cancellation));
    }
}
