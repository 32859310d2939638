namespace ChatWeb;

/// <summary>Where the made-up facts lie: what comes with the sample, and what it writes beside the ledger.</summary>
internal sealed record SamplePaths(string Profile, string TrainingData, string LastFiling, string Runs)
{
    internal static SamplePaths Of(string ledger) => new(
        Path.Combine(AppContext.BaseDirectory, "filing", "profile.json"),
        Path.Combine(AppContext.BaseDirectory, "training-data", "failing.json"),
        ledger + ".last-filing.json",
        ledger + ".runs");
}
