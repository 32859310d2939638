using GenAiMeasures;
using GenAiMeasures.Moderation;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds moderators to the pipeline.</summary>
public static class ModeratorBuilderExtensions
{
    /// <summary>Adds a moderator: a guard model, a service or a classifier that judges texts beside the lexicons; the strictest verdict wins.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">Its name in settings; the same as <see cref="IModerator.Name"/>.</param>
    /// <param name="create">Makes it, once. The container does not dispose it.</param>
    /// <param name="configure">Settings in code; they add to <c>GenAiMeasures:Moderation:Moderators:{name}</c>.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> or <paramref name="create"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty.</exception>
    public static IGenAiComplianceBuilder AddModerator(
        this IGenAiComplianceBuilder builder, string name, Func<IServiceProvider, IModerator> create, Action<ModeratorOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(create);
        IServiceCollection services = builder.Services;
        services.AddOptions<ModeratorOptions>(name).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<ModeratorOptions>, ConfigureModeratorFromSection>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ModeratorOptions>, ModeratorOptionsValidator>());
        if (configure is not null)
        {
            services.Configure(name, configure);
        }

        // one stage serves the pipeline, texts outside of it and the health check, with one circuit breaker and one memory
        var key = new object();
        services.AddKeyedSingleton(key, (provider, _) => new ModeratorStage(
            create(provider),
            provider.GetRequiredService<IOptionsMonitor<ModeratorOptions>>().Get(name),
            provider.GetService<TimeProvider>() ?? TimeProvider.System));
        services.AddSingleton<ExchangeStage>(provider => provider.GetRequiredKeyedService<ModeratorStage>(key));
        services.AddSingleton<IStandaloneStage>(provider => provider.GetRequiredKeyedService<ModeratorStage>(key));
        services.AddSingleton<IComplianceHealthProbe>(provider => new ModeratorHealthProbe(provider.GetRequiredKeyedService<ModeratorStage>(key)));
        return builder;
    }
}
