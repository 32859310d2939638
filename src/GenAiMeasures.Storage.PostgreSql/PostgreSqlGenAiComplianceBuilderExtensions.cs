using GenAiMeasures;
using GenAiMeasures.Storage.PostgreSql;
using Microsoft.Extensions.DependencyInjection.Extensions;
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

        builder.Services.TryAddSingleton<ILedgerWriters, PostgreSqlWriters>();
        builder.Services.TryAddSingleton<PostgreSqlConnections>();
        builder.Services.TryAddSingleton<ErasureWatch>();
        builder.Services.TryAddSingleton<StandingMap>();
        builder.Services.TryAddSingleton<PostgreSqlPoll>();
        builder.Services.TryAddSingleton<StateDatabase>();
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IComplianceHealthProbe, PostgreSqlHealthProbe>());
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<ISubjectState, StandingSubjectState>());
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<ISubjectState, IncidentSubjectState>());
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<ISubjectState, AgreementSubjectState>());
        return builder.UseLedgerStore<PostgreSqlLedgerStore>().UseStandingStore<PostgreSqlStandingStore>().UseIncidentStore<PostgreSqlIncidentStore>()
            .UseAgreementStore<PostgreSqlAgreementStore>().UseCaseStore<PostgreSqlCaseStore>();
    }
}
