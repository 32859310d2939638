using GenAiMeasures;
using GenAiMeasures.Labeling;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the check of a platform that spreads content.</summary>
public static class PropagationComplianceBuilderExtensions
{
    /// <summary>Adds <see cref="IPropagationCheck"/> for a platform that spreads what users publish (Labeling Measures Art. 6). Settings come from the configuration section <c>GenAiMeasures:Labeling:Propagation</c> and from <paramref name="configure"/>, which wins.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Settings in code.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    public static IGenAiComplianceBuilder AddPropagationCheck(this IGenAiComplianceBuilder builder, Action<PropagationOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        IServiceCollection services = builder.Services;
        services.AddOptions<PropagationOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<PropagationOptions>, ConfigurePropagationFromSection>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<PropagationOptions>, PropagationOptionsValidator>());
        if (configure is not null)
        {
            services.Configure(configure);
        }

        services.TryAddSingleton<IContentLabeler, ContentLabeler>();
        services.TryAddSingleton<IPropagationCheck, PropagationCheck>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IDutyContributor, PropagationDutyContributor>());
        return builder;
    }
}
