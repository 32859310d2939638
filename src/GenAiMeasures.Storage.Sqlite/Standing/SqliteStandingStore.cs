using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

namespace GenAiMeasures.Storage.Sqlite;

internal sealed class SqliteStandingStore(SqliteStateFile file, TimeProvider time) : IStandingStore
{
    private const int PageLength = 500;

    // an exchange that settles a second time does so within minutes, not weeks: what was counted need not be known longer
    private static readonly TimeSpan CountedKept = TimeSpan.FromDays(7);

    public ValueTask<StandingState?> FindAsync(string subject, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(file.Read(connection => StandingQueries.Find(connection, subject)));
    }

    public async ValueTask<StandingCommit> TryCommitAsync(StandingState state, ExchangeId? counted, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();

        // SQLite answers on the calling thread and waits for the disk there
        return await Task.Run(() => file.Write((connection, transaction) => Commit(connection, transaction, state, counted)), CancellationToken.None);
    }

    public IAsyncEnumerable<StandingState> ListAsync(Standing atLeast, CancellationToken cancellationToken) =>
        ReadAsync((connection, after) => StandingQueries.ReadPage(connection, atLeast, after, PageLength), cancellationToken);

    public IAsyncEnumerable<StandingState> ListUnrecordedAsync(CancellationToken cancellationToken) =>
        ReadAsync((connection, after) => StandingQueries.ReadUnrecorded(connection, after, PageLength), cancellationToken);

    private async IAsyncEnumerable<StandingState> ReadAsync(
        Func<SqliteConnection, string, List<StandingState>> read, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        string after = "";
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            List<StandingState> page = file.Read(connection => read(connection, after));
            foreach (StandingState state in page)
            {
                yield return state;
            }

            if (page.Count < PageLength)
            {
                yield break;
            }

            after = page[^1].Subject;
        }
    }

    private StandingCommit Commit(SqliteConnection connection, SqliteTransaction transaction, StandingState state, ExchangeId? counted)
    {
        if (counted is { } exchange && !Count(connection, transaction, exchange))
        {
            return StandingCommit.AlreadyCounted;
        }

        using SqliteCommand command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // constants of this class
        command.CommandText = state.Version == 1
            ? "INSERT INTO standing (subject, version, standing, unrecorded, body) VALUES ($subject, $version, $standing, $unrecorded, $body) ON CONFLICT DO NOTHING"
            : "UPDATE standing SET version = $version, standing = $standing, unrecorded = $unrecorded, body = $body WHERE subject = $subject AND version = $version - 1";
#pragma warning restore CA2100
        command.Parameters.AddWithValue("$subject", state.Subject);
        command.Parameters.AddWithValue("$version", state.Version);
        command.Parameters.AddWithValue("$standing", (long)state.Standing);
        command.Parameters.AddWithValue("$unrecorded", (long)state.Unrecorded);
        command.Parameters.AddWithValue("$body", state.ToUtf8Bytes());
        if (command.ExecuteNonQuery() == 1)
        {
            return StandingCommit.Committed;
        }

        // neither: the exchange is not counted by a state that was not written
        if (counted is { } uncounted)
        {
            Execute(connection, transaction, "DELETE FROM standing_counted WHERE exchange = $value", uncounted.Value.ToByteArray(bigEndian: true));
        }

        return StandingCommit.Conflict;
    }

    private bool Count(SqliteConnection connection, SqliteTransaction transaction, ExchangeId exchange)
    {
        DateTimeOffset now = time.GetUtcNow();
        Execute(connection, transaction, "DELETE FROM standing_counted WHERE at < $value", (now - CountedKept).ToUnixTimeMilliseconds());
        using SqliteCommand command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "INSERT INTO standing_counted (exchange, at) VALUES ($exchange, $at) ON CONFLICT DO NOTHING";
        command.Parameters.AddWithValue("$exchange", exchange.Value.ToByteArray(bigEndian: true));
        command.Parameters.AddWithValue("$at", now.ToUnixTimeMilliseconds());
        return command.ExecuteNonQuery() == 1;
    }

    private static void Execute(SqliteConnection connection, SqliteTransaction transaction, string sql, object value)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // constants of this class
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Parameters.AddWithValue("$value", value);
        command.ExecuteNonQuery();
    }
}
