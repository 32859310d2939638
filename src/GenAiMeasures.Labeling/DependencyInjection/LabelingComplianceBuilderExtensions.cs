using GenAiMeasures;
using GenAiMeasures.Labeling;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds labelling to the pipeline.</summary>
public static class LabelingComplianceBuilderExtensions
{
    /// <summary>
    /// Labels everything that is generated (Interim Measures Art. 12; Labeling Measures Art. 4, 5; GB 45438-2025). Settings come from the
    /// configuration section <c>GenAiMeasures:Labeling</c> where the app has a configuration, and from code, which wins.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Settings in code.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    /// <remarks>A second call adds settings and nothing else.</remarks>
    public static IGenAiComplianceBuilder AddLabeling(this IGenAiComplianceBuilder builder, Action<LabelingOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        IServiceCollection services = builder.Services;
        services.AddOptions<LabelingOptions>().ValidateOnStart();
        builder.RecordSettings("Labeling", LabelingSettingsJsonContext.Default.LabelingOptions);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<LabelingOptions>, ConfigureLabelingFromSection>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<LabelingOptions>, LabelingOptionsValidator>());
        if (configure is not null)
        {
            services.Configure(configure);
        }

        services.TryAddSingleton(provider => new LabelingLog(provider.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance));
        services.TryAddSingleton<LabelPolicy>();
        services.TryAddSingleton<IContentLabeler, ContentLabeler>();
        services.TryAddSingleton<UnlabelledDelivery>();
        services.TryAddSingleton<IUnlabelledDelivery>(provider => provider.GetRequiredService<UnlabelledDelivery>());
        services.TryAddSingleton<IAudioMarker, AudibleMarker>();
        services.TryAddSingleton<MediaMarker>();
        services.TryAddSingleton<MediaLabeler>();
        services.TryAddSingleton<MediaRewriter>();
        services.TryAddSingleton<GeneratedMedia>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ExchangeStage, LabelingStage>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IDutyContributor, LabelingDutyContributor>());
        return builder;
    }
}
