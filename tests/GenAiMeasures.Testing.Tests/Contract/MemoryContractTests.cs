namespace GenAiMeasures.Testing.Tests;

public sealed class MemoryContractTests
{
    public static TheoryData<string> Checks() => [.. StoreContract.NamesFor(new MemoryPlace().Features)];

    [Theory]
    [MemberData(nameof(Checks))]
    public Task The_stores_in_memory_keep_the_contract(string check) =>
        StoreContract.RunAsync(check, new MemoryPlace(), TestContext.Current.CancellationToken);
}
