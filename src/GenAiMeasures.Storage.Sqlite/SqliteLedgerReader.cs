using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

namespace GenAiMeasures.Storage.Sqlite;

/// <summary>Reads a ledger from its SQLite file: the live one while the app writes it, or a copy. Writes nothing. For one caller at a time.</summary>
public sealed class SqliteLedgerReader : ILedgerReader
{
    // short statements: a long one would keep the writer's log from shrinking
    private const int PageLength = 1_000;

    private readonly string _path;
    private readonly SqliteConnection _connection;

    private SqliteLedgerReader(string path, SqliteConnection connection)
    {
        _path = path;
        _connection = connection;
    }

    /// <summary>Opens a file for reading.</summary>
    /// <param name="path">The path of the database file.</param>
    /// <returns>The reader.</returns>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="LedgerUnavailableException">The file does not exist, cannot be read, or is no ledger store.</exception>
    public static SqliteLedgerReader Open(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        string full = Path.GetFullPath(path);
        if (!File.Exists(full))
        {
            throw new LedgerUnavailableException($"The ledger store '{path}' does not exist. Correct the path.");
        }

        SqliteConnection? connection = null;
        try
        {
            connection = SqliteConnections.OpenReader(full);
            SqliteSchema.Check(connection, path);
            return new SqliteLedgerReader(path, connection);
        }
        catch (Exception exception)
        {
            connection?.Dispose();
            throw SqliteErrors.Explain(path, exception);
        }
    }

    /// <inheritdoc/>
    public ValueTask<LedgerHead> ReadHeadAsync(CancellationToken cancellationToken = default) => new(Ask(SqliteQueries.ReadHead));

    /// <inheritdoc/>
    public async IAsyncEnumerable<LedgerEntry> ReadAsync(long fromSequence = 0, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        // SQLite answers at once and on this thread
        await Task.CompletedTask;
        long next = fromSequence;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            List<LedgerEntry> page = Ask(c => SqliteQueries.ReadPage(c, next, PageLength));
            foreach (LedgerEntry entry in page)
            {
                yield return entry;
            }

            if (page.Count < PageLength)
            {
                yield break;
            }

            next = page[^1].Sequence + 1;
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _connection.Dispose();
        return default;
    }

    private T Ask<T>(Func<SqliteConnection, T> query)
    {
        try
        {
            return query(_connection);
        }
        catch (Exception exception) when (exception is SqliteException or IOException)
        {
            throw SqliteErrors.Explain(_path, exception);
        }
    }
}
