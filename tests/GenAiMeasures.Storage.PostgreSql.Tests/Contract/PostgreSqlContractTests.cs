namespace GenAiMeasures.Storage.PostgreSql.Tests;

/// <summary>The contract that every store keeps, on a real server.</summary>
public sealed class PostgreSqlContractTests
{
    public static TheoryData<string> Checks() => [.. StoreContract.NamesFor(PostgreSqlPlace.Claimed)];

    [Theory]
    [MemberData(nameof(Checks))]
    public Task The_database_keeps_the_contract(string check) => StoreContract.RunAsync(check, new PostgreSqlPlace(), TestContext.Current.CancellationToken);
}
