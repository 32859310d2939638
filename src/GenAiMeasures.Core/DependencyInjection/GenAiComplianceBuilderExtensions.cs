using System.Diagnostics.CodeAnalysis;
using GenAiMeasures;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds a host's or a package's own parts to the pipeline.</summary>
public static class GenAiComplianceBuilderExtensions
{
    /// <summary>Adds a stage that every exchange passes.</summary>
    /// <typeparam name="TStage">The stage; made once, by the container.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    public static IGenAiComplianceBuilder AddStage<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TStage>(
        this IGenAiComplianceBuilder builder)
        where TStage : ExchangeStage
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<ExchangeStage, TStage>());
        return builder;
    }

    /// <summary>Adds a resolver that says on whose behalf a call runs. The first that knows the subject wins; the plain-code scope is asked first.</summary>
    /// <typeparam name="TResolver">The resolver; made once, by the container.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    public static IGenAiComplianceBuilder AddSubjectResolver<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TResolver>(
        this IGenAiComplianceBuilder builder)
        where TResolver : class, ISubjectResolver
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<ISubjectResolver, TResolver>());
        return builder;
    }

    /// <summary>Adds a sink that takes released text back (Interim Measures Art. 14(1)).</summary>
    /// <typeparam name="TSink">The sink; made once, by the container.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    public static IGenAiComplianceBuilder AddRetractionSink<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TSink>(
        this IGenAiComplianceBuilder builder)
        where TSink : class, IRetractionSink
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IRetractionSink, TSink>());
        return builder;
    }

    /// <summary>Puts a store under the ledger. Called by the storage packages; the last call wins.</summary>
    /// <typeparam name="TStore">The store; made once, by the container.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    public static IGenAiComplianceBuilder UseLedgerStore<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TStore>(
        this IGenAiComplianceBuilder builder)
        where TStore : class, ILedgerStore
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Replace(ServiceDescriptor.Singleton<ILedgerStore, TStore>());
        builder.Services.TryAddSingleton<SharingGuard>();
        builder.Services.TryAddSingleton<ISharingGuard>(provider => provider.GetRequiredService<SharingGuard>());
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IDutyContributor, SharingDutyContributor>());
        builder.AddStage<SharingStage>();
        builder.Services.TryAddSingleton<Ledger>();
        builder.Services.TryAddSingleton<ConfigurationWatch>();
        builder.Services.TryAddSingleton<SubjectStates>();
        builder.Services.TryAddSingleton<LedgerEraser>();
        builder.Services.TryAddSingleton<IncidentCases>();
        builder.Services.TryAddSingleton<IRetentionService, RetentionService>();
        builder.Services.TryAddSingleton<ISubjectRights, SubjectRights>();
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, RetentionWorker>());
        builder.Services.TryAddSingleton<IKeyRotationService, KeyRotationService>();
        builder.Services.TryAddSingleton<LedgerPulse>();
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, LedgerPulseWorker>());
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IComplianceHealthProbe, RequestHealthProbe>());
        builder.Services.TryAddSingleton<ILedger>(provider => provider.GetRequiredService<Ledger>());
        builder.Services.TryAddSingleton<ILedgerEvidence, LedgerEvidence>();
        return builder;
    }

    /// <summary>Puts a store under the cases that packages carry on, such as deadlines and complaints. Called by the storage packages; the last call wins.</summary>
    /// <typeparam name="TStore">The store; made once, by the container.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    public static IGenAiComplianceBuilder UseCaseStore<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TStore>(
        this IGenAiComplianceBuilder builder)
        where TStore : class, ICaseStore
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Replace(ServiceDescriptor.Singleton<ICaseStore, TStore>());
        return builder;
    }
}
