using GenAiMeasures;
using GenAiMeasures.Labeling;
using GenAiMeasures.ShangMi;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the signatures of labels to the pipeline.</summary>
public static class ShangMiComplianceBuilderExtensions
{
    /// <summary>Checks the signatures that labels carry, and signs labels where the settings say so (TC260-PG-202511A). Settings come from the configuration section <c>GenAiMeasures:ShangMi</c> and from <paramref name="configure"/>, which wins.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Settings in code.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    /// <remarks>A second call adds settings and nothing else. Inject <see cref="ILabelSignatureVerifier"/> to check a label.</remarks>
    public static IGenAiComplianceBuilder AddShangMi(this IGenAiComplianceBuilder builder, Action<ShangMiOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        IServiceCollection services = builder.Services;
        services.AddOptions<ShangMiOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<ShangMiOptions>, ConfigureShangMiFromSection>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ShangMiOptions>, ShangMiOptionsValidator>());
        if (configure is not null)
        {
            services.Configure(configure);
        }

        services.TryAddSingleton<ILabelSignatureVerifier, LabelSignatureVerifier>();
        services.TryAddSingleton<ILabelSigner, ShangMiLabelSigner>();
        return builder;
    }
}
