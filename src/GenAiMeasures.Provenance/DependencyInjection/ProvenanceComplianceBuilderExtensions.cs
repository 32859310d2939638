using GenAiMeasures;
using GenAiMeasures.Provenance;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the training-data register.</summary>
public static class ProvenanceComplianceBuilderExtensions
{
    /// <summary>
    /// Adds <see cref="ITrainingDataRegister"/> over a JSON file or over the ledger (<see cref="ProvenanceOptions.Store"/>), its part of the dossier and its duties (Interim Measures Art. 7, 8, 19).
    /// Settings come from the configuration section <c>GenAiMeasures:Provenance</c> where the app has a configuration, and from code.
    /// A register that the host adds itself is kept.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Settings in code.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    public static IGenAiComplianceBuilder AddProvenance(this IGenAiComplianceBuilder builder, Action<ProvenanceOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        IServiceCollection services = builder.Services;
        services.AddOptions<ProvenanceOptions>().ValidateOnStart();
        builder.RecordSettings("Provenance", ProvenanceSettingsJsonContext.Default.ProvenanceOptions);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<ProvenanceOptions>, ConfigureProvenanceFromSection>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ProvenanceOptions>, ProvenanceOptionsValidator>());
        if (configure is not null)
        {
            services.Configure(configure);
        }

        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ITrainingDataRegister>(p =>
        {
            ProvenanceOptions options = p.GetRequiredService<IOptions<ProvenanceOptions>>().Value;
            TimeProvider time = p.GetRequiredService<TimeProvider>();
            return options.Store == TrainingDataStore.Ledger
                ? new LedgerTrainingDataRegister(p.GetRequiredService<ILedger>(), p.GetRequiredService<ILedgerEvidence>(), time)
                : new JsonTrainingDataRegister(options.RegisterFile, time);
        });
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IDutyContributor, ProvenanceDutyContributor>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IDossierSection, TrainingDataSection>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConsolePage, TrainingDataConsolePage>());
        return builder;
    }
}
