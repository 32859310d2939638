using GenAiMeasures;
using GenAiMeasures.Moderation;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the treatment of personal information to the pipeline.</summary>
public static class PersonalInformationBuilderExtensions
{
    /// <summary>
    /// Finds personal information in every exchange, in both directions and as it streams; replaces it before a prompt
    /// reaches the model, and puts it back in the answer (Interim Measures Art. 11(1)). Settings come from the
    /// configuration section <c>GenAiMeasures:Moderation:PersonalInformation</c> where the app has a configuration, and
    /// from code, which adds to it.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Settings in code.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    /// <remarks>Put <c>UseGenAiToolScreening()</c> inside <c>UseFunctionInvocation()</c>: what tools return in the middle of an exchange is replaced there.</remarks>
    public static IGenAiComplianceBuilder AddPersonalInformation(
        this IGenAiComplianceBuilder builder, Action<PersonalInformationOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        IServiceCollection services = builder.Services;
        services.AddOptions<PersonalInformationOptions>().ValidateOnStart();
        builder.RecordSettings("Moderation:PersonalInformation", ModerationSettingsJsonContext.Default.PersonalInformationOptions);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<PersonalInformationOptions>, ConfigurePersonalInformationFromSection>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<PersonalInformationOptions>, PersonalInformationFieldValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<PersonalInformationOptions>, PersonalInformationValidator>());
        if (configure is not null)
        {
            services.Configure(configure);
        }

        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<PseudonymStore>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IStandaloneStage, PersonalInformationStage>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPersonalDataContributor, PseudonymContributor>());
        return builder.AddPersonalInformationMinimiser<InformationRemover>().AddStage<PersonalInformationStage>();
    }
}
