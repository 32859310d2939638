using GenAiMeasures;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the pipeline to an app's services.</summary>
public static class GenAiComplianceServiceCollectionExtensions
{
    /// <summary>
    /// Adds the pipeline, its start-up guard and its policy services. Settings come from the configuration section
    /// <c>GenAiMeasures</c> where the app has a configuration, and from code, which wins.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Settings in code.</param>
    /// <returns>The builder, to which packages are added.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is <see langword="null"/>.</exception>
    /// <remarks>A second call adds settings and nothing else.</remarks>
    public static IGenAiComplianceBuilder AddGenAiCompliance(this IServiceCollection services, Action<GenAiComplianceOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        if (!services.Any(d => d.ServiceType == typeof(CompliancePipeline)))
        {
            services.AddOptions<GenAiComplianceOptions>().ValidateOnStart();
        }

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<GenAiComplianceOptions>, ConfigureFromSection>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<GenAiComplianceOptions>, GenAiComplianceFieldValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<GenAiComplianceOptions>, GenAiComplianceValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<GenAiComplianceOptions>, StandingOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<GenAiComplianceOptions>, IncidentOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<GenAiComplianceOptions>, SharingOptionsValidator>());
        if (configure is not null)
        {
            services.Configure(configure);
        }

        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<RandomSource>();
        services.TryAddSingleton<ComplianceMetrics>();
        services.TryAddSingleton(provider => new ComplianceLog(provider.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance));
        services.TryAddSingleton<RefusalTexts>();
        services.TryAddSingleton<ComplianceScope>();
        services.TryAddSingleton<IComplianceScope>(provider => provider.GetRequiredService<ComplianceScope>());
        services.TryAddSingleton<IDutyCatalog, DutyCatalog>();
        services.TryAddSingleton<CompliancePipeline>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ISubjectResolver, ComplianceScope>(provider => provider.GetRequiredService<ComplianceScope>()));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IDutyContributor, CoreDutyContributor>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, StartupGuard>(provider => new StartupGuard(services, provider)));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, StateRecovery>());
        return new GenAiComplianceBuilder(services);
    }
}
