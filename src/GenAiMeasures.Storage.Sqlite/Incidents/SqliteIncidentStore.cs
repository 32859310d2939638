using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

namespace GenAiMeasures.Storage.Sqlite;

internal sealed class SqliteIncidentStore(SqliteStateFile file) : IIncidentStore
{
    private const int PageLength = 200;

    public ValueTask<Incident?> FindAsync(string id, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(file.Read(connection => IncidentQueries.Find(connection, id)));
    }

    public async ValueTask<bool> TryCommitAsync(Incident incident, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();

        // SQLite answers on the calling thread and waits for the disk there
        return await Task.Run(() => file.Write((connection, transaction) => Commit(connection, transaction, incident)), CancellationToken.None);
    }

    public async IAsyncEnumerable<Incident> ListAsync(IncidentQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        string after = "";
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            List<Incident> page = file.Read(connection => IncidentQueries.ReadPage(connection, query, after, PageLength));
            foreach (Incident incident in page)
            {
                yield return incident;
            }

            if (page.Count < PageLength)
            {
                yield break;
            }

            after = page[^1].Id;
        }
    }

    private static bool Commit(SqliteConnection connection, SqliteTransaction transaction, Incident incident)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // constants of this class
        command.CommandText = incident.Version == 1
            ? "INSERT INTO incidents (id, version, kind, closed, unrecorded, body) VALUES ($id, $version, $kind, $closed, $unrecorded, $body) ON CONFLICT DO NOTHING"
            : "UPDATE incidents SET version = $version, kind = $kind, closed = $closed, unrecorded = $unrecorded, body = $body WHERE id = $id AND version = $version - 1";
#pragma warning restore CA2100
        command.Parameters.AddWithValue("$id", incident.Id);
        command.Parameters.AddWithValue("$version", incident.Version);
        command.Parameters.AddWithValue("$kind", (long)incident.Kind);
        command.Parameters.AddWithValue("$closed", incident.IsClosed ? 1L : 0L);
        command.Parameters.AddWithValue("$unrecorded", (long)incident.Unrecorded);
        command.Parameters.AddWithValue("$body", incident.ToUtf8Bytes());
        return command.ExecuteNonQuery() == 1;
    }
}
