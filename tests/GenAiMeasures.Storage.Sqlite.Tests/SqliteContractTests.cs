namespace GenAiMeasures.Storage.Sqlite.Tests;

public sealed class SqliteContractTests
{
    public static TheoryData<string> Checks() => [.. StoreContract.NamesFor(StoreFeatures.Everything)];

    [Theory]
    [MemberData(nameof(Checks))]
    public Task The_files_keep_the_contract(string check) => StoreContract.RunAsync(check, new SqlitePlace(), TestContext.Current.CancellationToken);
}
