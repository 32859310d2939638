using Microsoft.Extensions.Options;
using Npgsql;

namespace GenAiMeasures.Storage.PostgreSql;

// The pool of one process. Every piece of work is one short transaction that is tried again as a whole when the database says that it
// had to give way (serialization failure, deadlock), which CockroachDB and YugabyteDB do as a matter of course. Thread-safe.
internal sealed class PostgreSqlConnections : IDisposable, IAsyncDisposable
{
    private const int MostAttempts = 8;

    private readonly Lazy<NpgsqlDataSource> _source;
    private readonly TimeProvider _time;

    public PostgreSqlConnections(IOptions<PostgreSqlOptions> options, TimeProvider time)
        : this(options.Value, time)
    {
    }

    internal PostgreSqlConnections(PostgreSqlOptions options, TimeProvider time)
    {
        Options = options;
        _time = time;
        _source = new Lazy<NpgsqlDataSource>(() => Build(options));
    }

    internal PostgreSqlOptions Options { get; }

    // For tests: asked with the name of a piece of work when its transaction has begun, and before it commits; throws what it returns.
    internal Func<string, Exception?>? Fault { get; set; }

    internal async ValueTask<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken) =>
        await _source.Value.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);

    // Work that only reads, outside of a transaction of its own.
    internal async ValueTask<T> ReadAsync<T>(Func<NpgsqlConnection, ValueTask<T>> read, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                await using NpgsqlConnection connection = await OpenAsync(cancellationToken).ConfigureAwait(false);
                return await read(connection).ConfigureAwait(false);
            }
            catch (PostgresException exception) when (HadToGiveWay(exception) && attempt < MostAttempts)
            {
                await BackOffAsync(attempt, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    // Work that writes. It may run several times; only the last run is committed.
    internal async ValueTask<T> WriteAsync<T>(
        string name, Func<NpgsqlConnection, NpgsqlTransaction, ValueTask<T>> write, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                await using NpgsqlConnection connection = await OpenAsync(cancellationToken).ConfigureAwait(false);
                await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
                ThrowIfTold(name + " begun");
                T result = await write(connection, transaction).ConfigureAwait(false);
                ThrowIfTold(name + " written");
                await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
                ThrowIfTold(name + " committed");
                return result;
            }
            catch (PostgresException exception) when (HadToGiveWay(exception) && attempt < MostAttempts)
            {
                await BackOffAsync(attempt, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    public void Dispose()
    {
        if (_source.IsValueCreated)
        {
            _source.Value.Dispose();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_source.IsValueCreated)
        {
            await _source.Value.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static bool HadToGiveWay(PostgresException exception) =>
        exception.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected;

    // 5 ms doubled each time, at most a third of a second: eight attempts end within a second
    private Task BackOffAsync(int attempt, CancellationToken cancellationToken) =>
        Task.Delay(TimeSpan.FromMilliseconds(Math.Min(5 << (attempt - 1), 320)), _time, cancellationToken);

    private void ThrowIfTold(string moment)
    {
        if (Fault?.Invoke(moment) is { } fault)
        {
            throw fault;
        }
    }

    private static NpgsqlDataSource Build(PostgreSqlOptions options)
    {
        if (ConnectionRule.FindProblem(options.ConnectionString) is { } problem)
        {
            throw new LedgerUnavailableException(problem);
        }

        var settings = new NpgsqlConnectionStringBuilder(options.ConnectionString)
        {
            SearchPath = options.Schema,
            IncludeErrorDetail = false,
            PersistSecurityInfo = false,
        };

        // where the host's own string says nothing of it; behind a pooler that knows no prepared statements it says 0
        if (!Names(options.ConnectionString, "Max Auto Prepare", "MaxAutoPrepare"))
        {
            settings.MaxAutoPrepare = 64;
            settings.AutoPrepareMinUsages = 2;
        }

        settings.ApplicationName ??= "genai-measures";
        var builder = new NpgsqlSlimDataSourceBuilder(settings.ConnectionString);
        builder.EnableArrays();
        builder.EnableTransportSecurity();
        return builder.Build();
    }

    private static bool Names(string connectionString, params ReadOnlySpan<string> keywords)
    {
        foreach (string keyword in keywords)
        {
            if (connectionString.Contains(keyword, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
