using System.Diagnostics.CodeAnalysis;
using GenAiMeasures;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the measures against users (Interim Measures Art. 14(2)).</summary>
public static class GenAiStandingBuilderExtensions
{
    /// <summary>Puts a store under the standing of subjects and adds the stage that keeps it. Called by the storage packages; the last call wins.</summary>
    /// <typeparam name="TStore">The store; made once, by the container.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    public static IGenAiComplianceBuilder UseStandingStore<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TStore>(
        this IGenAiComplianceBuilder builder)
        where TStore : class, IStandingStore
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Replace(ServiceDescriptor.Singleton<IStandingStore, TStore>());
        builder.Services.TryAddSingleton<StandingService>();
        builder.Services.TryAddSingleton<IStandingService>(provider => provider.GetRequiredService<StandingService>());
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IDutyContributor, StandingDutyContributor>());
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IComplianceHealthProbe, StandingHealthProbe>());
        return builder.AddStage<StandingStage>();
    }
}
