using System.Diagnostics.CodeAnalysis;
using GenAiMeasures;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds incidents (Interim Measures Art. 14).</summary>
public static class GenAiIncidentBuilderExtensions
{
    /// <summary>Puts a store under the incidents and adds the stage that opens them. Called by the storage packages; the last call wins.</summary>
    /// <typeparam name="TStore">The store; made once, by the container.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    public static IGenAiComplianceBuilder UseIncidentStore<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TStore>(
        this IGenAiComplianceBuilder builder)
        where TStore : class, IIncidentStore
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Replace(ServiceDescriptor.Singleton<IIncidentStore, TStore>());
        builder.Services.TryAddSingleton<IncidentService>();
        builder.Services.TryAddSingleton<IIncidentService>(provider => provider.GetRequiredService<IncidentService>());
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IMeasureFollower, IncidentService>(provider => provider.GetRequiredService<IncidentService>()));
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IDutyContributor, IncidentDutyContributor>());
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IComplianceHealthProbe, IncidentHealthProbe>());
        return builder.AddStage<IncidentStage>();
    }

    /// <summary>Adds the host's source of texts for sample sets. The last call wins.</summary>
    /// <typeparam name="TSamples">The source; made once, by the container.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    public static IGenAiComplianceBuilder UseRectificationSamples<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TSamples>(
        this IGenAiComplianceBuilder builder)
        where TSamples : class, IRectificationSamples
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Replace(ServiceDescriptor.Singleton<IRectificationSamples, TSamples>());
        return builder;
    }
}
