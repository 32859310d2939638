using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.Storage.Sqlite.Tests;

/// <summary>An app's container with a ledger on a real file.</summary>
internal sealed class LedgerHost : IAsyncDisposable
{
    private readonly ServiceProvider _provider;

    private LedgerHost(ServiceProvider provider) => _provider = provider;

    public IServiceProvider Services => _provider;

    public ILedger Ledger => _provider.GetRequiredService<ILedger>();

    public static LedgerHost Open(string path, Action<GenAiComplianceOptions>? configure = null, Action<IServiceCollection>? services = null, int ballast = 0)
    {
        var collection = new ServiceCollection();
        services?.Invoke(collection);
        collection.AddGenAiCompliance(o =>
        {
            o.Scope = ServiceScope.Internal;
            o.Records.RequestAnswerMilliseconds = 0;
            configure?.Invoke(o);
        }).UseSqlite(path, o => o.BallastMegabytes = ballast);
        return new LedgerHost(collection.BuildServiceProvider());
    }

    public ValueTask DisposeAsync() => _provider.DisposeAsync();
}
