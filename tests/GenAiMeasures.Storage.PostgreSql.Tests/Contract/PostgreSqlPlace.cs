using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.Storage.PostgreSql.Tests;

/// <summary>A schema of its own on the tests' server, for the checks of the contract.</summary>
internal sealed class PostgreSqlPlace : IStorePlace
{
    private readonly TestLedger _ledger = new();

    public StoreFeatures Features => Claimed;

    internal static StoreFeatures Claimed => (StoreFeatures.Everything & ~StoreFeatures.OneWriter) | StoreFeatures.ManyWriters;

    public void Use(IGenAiComplianceBuilder builder) => builder.UsePostgreSql(configure: o => _ledger.Configure(o));

    public ValueTask DisposeAsync() => _ledger.DisposeAsync();
}
