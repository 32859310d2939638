using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace GenAiMeasures.Testing.Tests;

/// <summary>The stores in memory: what they keep outlives an app, not the place.</summary>
internal sealed class MemoryPlace : IStorePlace
{
    public MemoryLedgerStore Ledger { get; } = new();

    public StoreFeatures Features { get; init; } =
        StoreFeatures.Ledger | StoreFeatures.Standing | StoreFeatures.Incidents | StoreFeatures.Agreements | StoreFeatures.Cases;

    /// <summary>Put in the place of a store: what a store that breaks its contract would be.</summary>
    public Action<IServiceCollection>? Break { get; init; }

    private MemoryStandingStore Standings { get; } = new();

    private MemoryIncidentStore Incidents { get; } = new();

    private MemoryAgreementStore Agreements { get; } = new();

    private MemoryCaseStore Cases { get; } = new();

    public void Use(IGenAiComplianceBuilder builder)
    {
        builder.UseMemoryStores(Ledger);
        builder.Services.Replace(ServiceDescriptor.Singleton<IStandingStore>(Standings));
        builder.Services.Replace(ServiceDescriptor.Singleton<IIncidentStore>(Incidents));
        builder.Services.Replace(ServiceDescriptor.Singleton<IAgreementStore>(Agreements));
        builder.Services.Replace(ServiceDescriptor.Singleton<ICaseStore>(Cases));
        Break?.Invoke(builder.Services);
    }

    public ValueTask DisposeAsync() => default;
}
