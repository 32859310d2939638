using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

namespace GenAiMeasures.Storage.Sqlite;

internal sealed class SqliteCaseStore(SqliteStateFile file) : ICaseStore
{
    private const int PageLength = 200;

    public bool IsDurable => true;

    public ValueTask<CaseState?> FindAsync(string kind, string id, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(file.Read(connection => CaseQueries.Find(connection, kind, id)));
    }

    public async ValueTask<bool> TryCommitAsync(CaseState state, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(state);
        cancellationToken.ThrowIfCancellationRequested();

        // SQLite answers on the calling thread and waits for the disk there
        return await Task.Run(() => file.Write((connection, transaction) => Commit(connection, transaction, state)), CancellationToken.None);
    }

    public async IAsyncEnumerable<CaseState> ListAsync(CaseQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        await Task.CompletedTask;
        CaseState? after = null;
        int left = query.Limit ?? int.MaxValue;
        while (left > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int count = Math.Min(PageLength, left);
            CaseState? from = after;
            List<CaseState> page = file.Read(connection => CaseQueries.ReadPage(connection, query, from, count));
            foreach (CaseState state in page)
            {
                yield return state;
            }

            if (page.Count < count)
            {
                yield break;
            }

            left -= count;
            after = page[^1];
        }
    }

    public ValueTask<long> CountAsync(CaseQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        cancellationToken.ThrowIfCancellationRequested();
        return new(file.Read(connection => CaseQueries.Count(connection, query)));
    }

    private static bool Commit(SqliteConnection connection, SqliteTransaction transaction, CaseState state)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // constants of this class
        command.CommandText = state.Version == 1
            ? "INSERT INTO cases (kind, id, version, open, due, wake, unrecorded, body) VALUES ($kind, $id, $version, $open, $due, $wake, $unrecorded, $body) ON CONFLICT DO NOTHING"
            : "UPDATE cases SET version = $version, open = $open, due = $due, wake = $wake, unrecorded = $unrecorded, body = $body WHERE kind = $kind AND id = $id AND version = $version - 1";
#pragma warning restore CA2100
        command.Parameters.AddWithValue("$kind", state.Kind);
        command.Parameters.AddWithValue("$id", state.Id);
        command.Parameters.AddWithValue("$version", state.Version);
        command.Parameters.AddWithValue("$open", state.IsOpen ? 1L : 0L);
        command.Parameters.AddWithValue("$due", Value(state.DueAt));
        command.Parameters.AddWithValue("$wake", Value(state.WakeAt));
        command.Parameters.AddWithValue("$unrecorded", (long)state.Unrecorded);
        command.Parameters.AddWithValue("$body", state.Body.ToArray());
        return command.ExecuteNonQuery() == 1;
    }

    private static object Value(DateTimeOffset? time) => time is { } moment ? moment.ToUnixTimeMilliseconds() : DBNull.Value;
}
