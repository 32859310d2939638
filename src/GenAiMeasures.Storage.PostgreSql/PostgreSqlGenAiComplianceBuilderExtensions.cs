using GenAiMeasures;
using GenAiMeasures.Storage.PostgreSql;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Keeps the ledger in a PostgreSQL database that many instances share.</summary>
public static class PostgreSqlGenAiComplianceBuilderExtensions
{
    /// <summary>Keeps the ledger in PostgreSQL, or in what speaks it, for any number of instances of the app.</summary>
    /// <remarks>Settings come from the section <c>GenAiMeasures:PostgreSql</c> where the app has a configuration, and from code, which wins.</remarks>
    /// <param name="builder">The builder.</param>
    /// <param name="connectionString">The connection string, as Npgsql reads it; <see langword="null"/> where the configuration holds it.</param>
    /// <param name="configure">Further settings of the store.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    public static IGenAiComplianceBuilder UsePostgreSql(
        this IGenAiComplianceBuilder builder, string? connectionString = null, Action<PostgreSqlOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddOptions<PostgreSqlOptions>().ValidateOnStart();
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<PostgreSqlOptions>, ConfigurePostgreSqlFromSection>());
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<PostgreSqlOptions>, PostgreSqlOptionsValidator>());
        if (connectionString is not null)
        {
            builder.Services.Configure<PostgreSqlOptions>(o => o.ConnectionString = connectionString);
        }

        if (configure is not null)
        {
            builder.Services.Configure(configure);
        }

        builder.Services.TryAddSingleton<PostgreSqlConnections>();
        builder.Services.TryAddSingleton<ErasureWatch>();
        builder.Services.TryAddSingleton<StandingMap>();
        builder.Services.TryAddSingleton<PostgreSqlPoll>();
        builder.Services.TryAddSingleton<StateDatabase>();
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IComplianceHealthProbe, PostgreSqlHealthProbe>());
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<ISubjectState, StandingSubjectState>());
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<ISubjectState, IncidentSubjectState>());
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<ISubjectState, AgreementSubjectState>());
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, InstanceWorker>());
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, PartitionWorker>());
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IComplianceHealthProbe, JournalHealthProbe>());
        builder.Services.TryAddSingleton<GlobalMerger>();
        builder.Services.TryAddSingleton<IInstanceService, InstanceService>();
        builder.Services.TryAddSingleton<PostgreSqlLedgerStore>();
        builder.Services.TryAddSingleton<JournalLedgerStore>();
        builder.UseLedgerStore<PostgreSqlLedgerStore>().UseStandingStore<PostgreSqlStandingStore>().UseIncidentStore<PostgreSqlIncidentStore>()
            .UseAgreementStore<PostgreSqlAgreementStore>().UseCaseStore<PostgreSqlCaseStore>();
        builder.Services.Replace(ServiceDescriptor.Singleton<ILedgerStore>(provider =>
            provider.GetRequiredService<IOptions<PostgreSqlOptions>>().Value.AckWhen == AckWhen.LocalJournal
                ? provider.GetRequiredService<JournalLedgerStore>()
                : provider.GetRequiredService<PostgreSqlLedgerStore>()));
        return builder;
    }
}
