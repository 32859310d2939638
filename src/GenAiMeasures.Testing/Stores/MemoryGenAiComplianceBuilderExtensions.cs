using GenAiMeasures;
using GenAiMeasures.Testing;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Puts the stores in memory under an app that is tested.</summary>
public static class MemoryGenAiComplianceBuilderExtensions
{
    /// <summary>Keeps everything in memory, under keys that everybody knows, until the process ends: for tests only.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="ledger">The ledger's store, to look into; one of its own when it is <see langword="null"/>.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    public static IGenAiComplianceBuilder UseMemoryStores(this IGenAiComplianceBuilder builder, MemoryLedgerStore? ledger = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.UseLedgerStore<MemoryLedgerStore>().UseStandingStore<MemoryStandingStore>().UseIncidentStore<MemoryIncidentStore>()
            .UseAgreementStore<MemoryAgreementStore>().UseCaseStore<MemoryCaseStore>();
        if (ledger is not null)
        {
            builder.Services.Replace(ServiceDescriptor.Singleton<ILedgerStore>(ledger));
        }

        return builder;
    }
}
