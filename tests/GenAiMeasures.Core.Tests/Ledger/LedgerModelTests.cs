namespace GenAiMeasures.Tests;

/// <summary>Invariants 4 to 8 of the ledger against a model, over many random lives (<see cref="LedgerLife"/>).</summary>
public sealed class LedgerModelTests
{
    private const int Steps = 1_000;

    /// <summary>100,000 steps at the gate, where the machine has nothing else to do; the seed of a life stands in the name of its test.</summary>
    public static TheoryData<int> Seeds => [.. Enumerable.Range(20261124, Repository.IsGate ? 95_000 / Steps : 4), .. Repository.IsGate ? (int[])[] : [20261132]];

    /// <summary>5,000 of them on a real file.</summary>
    public static TheoryData<int> FileSeeds => [.. Enumerable.Range(20270101, Repository.IsGate ? 5_000 / Steps : 1)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Random_lives_of_a_ledger_keep_its_promises(int seed)
    {
        await using var life = new MemoryLedgerLife();
        await life.LiveAsync(seed, Steps);

        Assert.True(life.Looked is { Contents: > 0, Complaints: > 0 }, $"content {life.Looked.Contents}, complaints {life.Looked.Complaints}");
    }

    [Theory]
    [MemberData(nameof(FileSeeds))]
    public async Task Random_lives_of_a_ledger_in_a_file_keep_its_promises(int seed)
    {
        await using var life = new SqliteLedgerLife();
        await life.LiveAsync(seed, Steps);

        Assert.True(life.Looked is { Contents: > 0, Complaints: > 0 }, $"content {life.Looked.Contents}, complaints {life.Looked.Complaints}");
    }
}
