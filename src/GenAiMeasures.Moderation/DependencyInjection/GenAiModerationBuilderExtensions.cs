using GenAiMeasures;
using GenAiMeasures.Moderation;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds moderation to the pipeline.</summary>
public static class GenAiModerationBuilderExtensions
{
    /// <summary>
    /// Screens every text of every exchange against lexicons, in both directions and as it streams (Interim Measures
    /// Art. 4(1), 14(1)). Settings come from the configuration section <c>GenAiMeasures:Moderation</c> where the app has
    /// a configuration, and from code, which adds to it.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Settings in code.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    /// <remarks>A lexicon that cannot be read, or that has wrong rows, keeps the app from starting; every wrong row is named.</remarks>
    public static IGenAiComplianceBuilder AddModeration(this IGenAiComplianceBuilder builder, Action<ModerationOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        IServiceCollection services = builder.Services;
        services.AddOptions<ModerationOptions>();
        builder.RecordSettings("Moderation", ModerationSettingsJsonContext.Default.ModerationOptions);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ModerationOptions>, ModerationOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<ModerationOptions>, ConfigureModerationFromSection>());
        if (configure is not null)
        {
            services.Configure(configure);
        }

        services.TryAddSingleton(provider => new ModerationLog(provider.GetService<ILoggerFactory>()));
        services.TryAddSingleton(provider => new LexiconRecorder(provider, provider.GetRequiredService<ModerationLog>()));
        services.TryAddSingleton(provider =>
        {
            var store = new LexiconStore(provider.GetRequiredService<IOptions<ModerationOptions>>(), provider.GetService<TimeProvider>());
            provider.GetRequiredService<LexiconRecorder>().Attach(store);
            return store;
        });
        services.TryAddSingleton(provider => new SessionStore(provider.GetRequiredService<IOptions<ModerationOptions>>(), provider.GetService<TimeProvider>()));
        services.TryAddSingleton<IModerationSessions>(provider => provider.GetRequiredService<SessionStore>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPersonalDataContributor, SessionContributor>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IComplianceHealthProbe, LexiconHealthProbe>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConsolePage, LexiconConsolePage>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IStandaloneStage, LexiconScreens>());
        services.TryAddSingleton<IModerationService, ModerationService>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IDutyContributor, ModerationDutyContributor>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IVersionedMaterial, LexiconMaterial>());
        return builder.AddStage<LexiconStage>().AddStage<HomophoneStage>().AddStage<PatternStage>().AddStage<HiddenTextStage>().AddStage<SessionStage>();
    }
}
