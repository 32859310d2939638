using System.Diagnostics.CodeAnalysis;
using GenAiMeasures;
using GenAiMeasures.Filing;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds filing: the clocks that run and the papers that are due.</summary>
public static class GenAiFilingBuilderExtensions
{
    /// <summary>
    /// Adds the Chinese working-day calendar as <see cref="IWorkingDayCalendar"/> and the clocks as <see cref="IDeadlineService"/>. Settings come from the configuration section
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
        builder.RecordSettings("Filing", FilingSettingsJsonContext.Default.FilingOptions);
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
        services.TryAddSingleton<ICaseStore, MemoryCaseStore>();
        services.TryAddSingleton(provider => new FilingLog(provider.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance));
        services.TryAddSingleton<DeadlineLengths>();
        services.TryAddSingleton<DeadlineService>();
        services.TryAddSingleton<IDeadlineService>(provider => provider.GetRequiredService<DeadlineService>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IVersionedMaterial, BankMaterial>());
        services.TryAddSingleton<MaterialWatch>();
        services.TryAddSingleton<DeadlineFollower>();
        services.TryAddSingleton<DeadlineClock>();
        services.TryAddSingleton<DeadlineMetrics>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, DeadlineWorker>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IComplianceHealthProbe, DeadlineHealthProbe>());
        services.TryAddSingleton<ComplaintRegister>();
        services.TryAddSingleton<IComplaintRegister>(provider => provider.GetRequiredService<ComplaintRegister>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPersonalDataContributor, ComplaintPersonalData>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ISubjectState, ComplaintSubjectState>());
        services.TryAddSingleton<ComplaintTerms>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, ComplaintWorker>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IComplianceHealthProbe, ComplaintHealthProbe>());
        services.TryAddSingleton<IIncidentReporter, IncidentReporter>();
        services.TryAddSingleton<AssessmentRuns>();
        services.TryAddSingleton<IAssessmentRuns>(provider => provider.GetRequiredService<AssessmentRuns>());
        services.TryAddSingleton<PolicyTexts>();
        services.TryAddSingleton<IPolicyTexts>(provider => provider.GetRequiredService<PolicyTexts>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IDossierSection, AlgorithmSection>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IDossierSection, AssessmentSection>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IDossierSection, PackageSection>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IDossierSection, ComplaintSection>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IDossierSection, DeadlineSection>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IDossierSection, DutySection>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IDossierSection, IncidentSection>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IDossierSection, PolicySection>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IDossierSection, RecordSection>());
        services.TryAddSingleton<IDossierBuilder, DossierBuilder>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IDutyContributor, FilingDutyContributor>());
        return builder;
    }

    /// <summary>Adds a way in which people are reminded of deadlines. Each that is added is told.</summary>
    /// <typeparam name="TReminder">The way; made once, by the container.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    public static IGenAiComplianceBuilder AddDeadlineReminder<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TReminder>(
        this IGenAiComplianceBuilder builder)
        where TReminder : class, IDeadlineReminder
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IDeadlineReminder, TReminder>());
        return builder;
    }

    /// <summary>Adds the host's way of handing reports in. The last call wins.</summary>
    /// <typeparam name="TSender">The way; made once, by the container.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    public static IGenAiComplianceBuilder UseReportSender<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TSender>(
        this IGenAiComplianceBuilder builder)
        where TSender : class, IReportSender
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Replace(ServiceDescriptor.Singleton<IReportSender, TSender>());
        return builder;
    }
}
