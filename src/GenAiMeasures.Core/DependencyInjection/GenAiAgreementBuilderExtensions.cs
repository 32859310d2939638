using System.Diagnostics.CodeAnalysis;
using GenAiMeasures;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the service agreement (Interim Measures Art. 9(2)).</summary>
public static class GenAiAgreementBuilderExtensions
{
    /// <summary>Puts a store under the acceptances and adds the stage that asks for them. Called by the storage packages; the last call wins.</summary>
    /// <typeparam name="TStore">The store; made once, by the container.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    public static IGenAiComplianceBuilder UseAgreementStore<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TStore>(
        this IGenAiComplianceBuilder builder)
        where TStore : class, IAgreementStore
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Replace(ServiceDescriptor.Singleton<IAgreementStore, TStore>());
        builder.Services.TryAddSingleton<AgreementService>();
        builder.Services.TryAddSingleton<IAgreementService>(provider => provider.GetRequiredService<AgreementService>());
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IDutyContributor, AgreementDutyContributor>());
        return builder.AddStage<AgreementStage>();
    }
}
