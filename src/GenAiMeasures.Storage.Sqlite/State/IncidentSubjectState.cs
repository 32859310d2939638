using Microsoft.Data.Sqlite;

namespace GenAiMeasures.Storage.Sqlite;

// Incidents about a person. The case is the provider's own and stays; the person is taken out of it, and never while it is open.
internal sealed class IncidentSubjectState(SqliteStateFile file) : ISubjectState
{
    private const int PageLength = 200;

    public string RetentionClass => "measure";

    public async IAsyncEnumerable<string> ListSubjectsAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (Incident incident in Pages())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (incident.Subject is { } subject && known.Add(subject))
            {
                yield return subject;
            }
        }
    }

    public ValueTask<string?> FindObstacleAsync(string pseudonym, CancellationToken cancellationToken)
    {
        Incident? open = Pages().FirstOrDefault(i => !i.IsClosed && i.Subject == pseudonym);
        return new(open is null ? null : $"The incident {open.Id} is open (Interim Measures Art. 14).");
    }

    public async ValueTask EraseAsync(string pseudonym, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await Task.Run(
            () => file.Erase((connection, transaction) =>
            {
                foreach (Incident incident in Pages().Where(i => i.Subject == pseudonym))
                {
                    Replace(connection, transaction, incident.WithoutPerson());
                }
            }),
            CancellationToken.None);
    }

    private static void Replace(SqliteConnection connection, SqliteTransaction transaction, Incident incident)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "UPDATE incidents SET version = $version, body = $body WHERE id = $id";
        command.Parameters.AddWithValue("$id", incident.Id);
        command.Parameters.AddWithValue("$version", incident.Version);
        command.Parameters.AddWithValue("$body", incident.ToUtf8Bytes());
        command.ExecuteNonQuery();
    }

    private IEnumerable<Incident> Pages()
    {
        string after = "";
        while (true)
        {
            List<Incident> page = file.Read(connection => IncidentQueries.ReadPage(connection, new IncidentQuery(), after, PageLength));
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
}
