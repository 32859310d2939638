using GenAiMeasures;
using GenAiMeasures.Labeling;
using GenAiMeasures.Labeling.Drawing;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds visible marks on images to the pipeline.</summary>
public static class LabelDrawingComplianceBuilderExtensions
{
    /// <summary>Draws the explicit label onto every generated image (GB 45438-2025 5.2). Settings come from the configuration section <c>GenAiMeasures:Labeling:Drawing</c> and from <paramref name="configure"/>, which wins.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Settings in code.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    /// <remarks>Inject <see cref="IImageMarker"/> to mark an image outside of the pipeline. A marker that was registered before stays.</remarks>
    public static IGenAiComplianceBuilder AddLabelDrawing(this IGenAiComplianceBuilder builder, Action<DrawingOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        IServiceCollection services = builder.Services;
        services.AddOptions<DrawingOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<DrawingOptions>, ConfigureDrawingFromSection>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<DrawingOptions>, DrawingOptionsValidator>());
        if (configure is not null)
        {
            services.Configure(configure);
        }

        services.TryAddSingleton<IImageMarker, ImageMarker>();
        return builder;
    }
}
