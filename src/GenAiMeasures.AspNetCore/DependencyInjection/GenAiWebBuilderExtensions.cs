using GenAiMeasures;
using GenAiMeasures.AspNetCore;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the web to the pipeline.</summary>
public static class GenAiWebBuilderExtensions
{
    /// <summary>
    /// Takes the subject of an exchange from the signed-in user, and adds what <c>MapGenAiCompliance()</c> and <c>MapGenAiIntake()</c>
    /// need. Settings come from the configuration section <c>GenAiMeasures:Web</c> where the app has a configuration, and from code.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Settings in code.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    /// <remarks>The app adds authentication itself: whom to trust is its decision.</remarks>
    public static IGenAiComplianceBuilder AddWeb(this IGenAiComplianceBuilder builder, Action<GenAiWebOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        IServiceCollection services = builder.Services;
        services.AddOptions<GenAiWebOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<GenAiWebOptions>, GenAiWebValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<GenAiWebOptions>, ConfigureWebFromSection>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<AuthorizationOptions>, ConfigureWebPolicies>());
        if (configure is not null)
        {
            services.Configure(configure);
        }

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, ContributedPageCheck>());
        services.AddHttpContextAccessor();
        services.AddAuthorization();
        services.AddAntiforgery();
        services.TryAddSingleton<HttpSubjects>();
        services.TryAddSingleton<LedgerDays>();
        services.TryAddSingleton<LedgerSearch>();
        services.TryAddSingleton<ICaseStore, MemoryCaseStore>();
        services.TryAddSingleton<RequestSeal>();
        services.TryAddSingleton<RequestIndex>();
        services.TryAddSingleton<FilingDesk>();
        services.TryAddSingleton<RequestDesk>();
        services.TryAddSingleton<IntakeLimiter>();
        services.TryAddSingleton<WebLog>();
        return builder.AddSubjectResolver<HttpSubjectResolver>().AddStage<ClientSeenStage>();
    }
}
