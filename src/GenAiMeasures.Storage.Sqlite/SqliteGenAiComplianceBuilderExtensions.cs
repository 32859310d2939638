using GenAiMeasures;
using GenAiMeasures.Storage.Sqlite;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Keeps the ledger in one SQLite file.</summary>
public static class SqliteGenAiComplianceBuilderExtensions
{
    /// <summary>Keeps the ledger in one SQLite file, made when it does not exist. For one process: a second one on the same file is refused.</summary>
    /// <remarks>The standing of subjects and what else changes is kept in a second file beside it (<c>.state</c>).</remarks>
    /// <param name="builder">The builder.</param>
    /// <param name="path">The path of the file, on a local disk; relative to the working directory of the process.</param>
    /// <param name="configure">Further settings of the store.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    public static IGenAiComplianceBuilder UseSqlite(this IGenAiComplianceBuilder builder, string path, Action<SqliteOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        builder.Services.Configure<SqliteOptions>(o => o.Path = path);
        if (configure is not null)
        {
            builder.Services.Configure(configure);
        }

        builder.Services.TryAddSingleton<SqliteStateFile>();
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<ISubjectState, StandingSubjectState>());
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<ISubjectState, IncidentSubjectState>());
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<ISubjectState, AgreementSubjectState>());
        return builder.UseLedgerStore<SqliteLedgerStore>().UseStandingStore<SqliteStandingStore>().UseIncidentStore<SqliteIncidentStore>().UseAgreementStore<SqliteAgreementStore>()
            .UseCaseStore<SqliteCaseStore>();
    }
}
