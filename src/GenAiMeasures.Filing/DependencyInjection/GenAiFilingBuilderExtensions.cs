using GenAiMeasures;
using GenAiMeasures.Filing;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds filing: the clocks that run and the papers that are due.</summary>
public static class GenAiFilingBuilderExtensions
{
    /// <summary>
    /// Adds the Chinese working-day calendar as <see cref="IWorkingDayCalendar"/>. Settings come from the configuration section
    /// <c>GenAiMeasures:Filing</c> where the app has a configuration, and from code, which adds to it.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Settings in code.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    /// <remarks>A holiday file that cannot be read, or that is no year's notice, keeps the app from starting; every wrong entry is named.</remarks>
    public static IGenAiComplianceBuilder AddFiling(this IGenAiComplianceBuilder builder, Action<FilingOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        IServiceCollection services = builder.Services;
        services.AddOptions<FilingOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<FilingOptions>, ConfigureFilingFromSection>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<FilingOptions>, FilingValidator>());
        if (configure is not null)
        {
            services.Configure(configure);
        }

        services.TryAddSingleton<IWorkingDayCalendar>(provider =>
            WorkingDayCalendar.Embedded.With(provider.GetRequiredService<IOptions<FilingOptions>>().Value.HolidayFiles.Select(HolidayFile.Read)));
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IFilingPackageBuilder, RunningPackageBuilder>();
        return builder;
    }
}
