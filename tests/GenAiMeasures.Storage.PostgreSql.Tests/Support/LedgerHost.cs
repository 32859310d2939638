using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.Storage.PostgreSql.Tests;

/// <summary>An app's container: one instance on a shared ledger.</summary>
internal sealed class LedgerHost : IAsyncDisposable
{
    private readonly ServiceProvider _provider;

    private LedgerHost(ServiceProvider provider) => _provider = provider;

    public IServiceProvider Services => _provider;

    public ILedger Ledger => _provider.GetRequiredService<ILedger>();

    public PostgreSqlLedgerStore Store => (PostgreSqlLedgerStore)_provider.GetRequiredService<ILedgerStore>();

    public PostgreSqlConnections Connections => _provider.GetRequiredService<PostgreSqlConnections>();

    public static LedgerHost Open(
        TestLedger ledger, Action<GenAiComplianceOptions>? configure, Action<IServiceCollection>? services, Action<PostgreSqlOptions>? options)
    {
        var collection = new ServiceCollection();
        services?.Invoke(collection);
        collection.AddGenAiCompliance(o =>
        {
            o.Scope = ServiceScope.Internal;
            o.Records.RequestAnswerMilliseconds = 0;
            configure?.Invoke(o);
        }).UsePostgreSql(configure: o =>
        {
            ledger.Configure(o);
            options?.Invoke(o);
        });
        return new LedgerHost(collection.BuildServiceProvider());
    }

    /// <summary>Leaves as a process that was killed does: nothing is said to the database.</summary>
    public async ValueTask KillAsync()
    {
        Connections.Fault = _ => new IOException("killed");
        await _provider.DisposeAsync();
    }

    public ValueTask DisposeAsync() => _provider.DisposeAsync();
}
