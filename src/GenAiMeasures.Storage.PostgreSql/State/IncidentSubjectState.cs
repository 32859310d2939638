using Npgsql;

namespace GenAiMeasures.Storage.PostgreSql;

// Incidents about a person. The case is the provider's own and stays; the person is taken out of it, and never while it is open.
internal sealed class IncidentSubjectState(StateDatabase database) : ISubjectState
{
    public string RetentionClass => "measure";

    public IAsyncEnumerable<string> ListSubjectsAsync(CancellationToken cancellationToken) => SubjectQueries.ListAsync(database, "incidents", cancellationToken);

    public async ValueTask<string?> FindObstacleAsync(string pseudonym, CancellationToken cancellationToken)
    {
        List<Incident> incidents = await database.ReadAsync(c => IncidentQueries.ReadOfAsync(c, pseudonym, cancellationToken), cancellationToken).ConfigureAwait(false);
        Incident? open = incidents.FirstOrDefault(i => !i.IsClosed);
        return open is null ? null : $"The incident {open.Id} is open (Interim Measures Art. 14).";
    }

    public async ValueTask EraseAsync(string pseudonym, CancellationToken cancellationToken)
    {
        while (true)
        {
            List<Incident> incidents = await database.ReadAsync(c => IncidentQueries.ReadOfAsync(c, pseudonym, cancellationToken), cancellationToken).ConfigureAwait(false);
            if (incidents.Count == 0)
            {
                return;
            }

            await database.WriteAsync("erasure", (c, t) => ReplaceAsync(c, t, incidents), cancellationToken).ConfigureAwait(false);
        }
    }

    // one that another instance changed meanwhile is read again
    private static async ValueTask<int> ReplaceAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, List<Incident> incidents)
    {
        int replaced = 0;
        foreach (Incident incident in incidents)
        {
            Incident without = incident.WithoutPerson();
            await using NpgsqlCommand command = Values.Command(
                connection,
                transaction,
                "UPDATE incidents SET version = $3, subject = NULL, body = $4 WHERE id = $1 AND version = $2",
                Values.Of(incident.Id),
                Values.Of(incident.Version),
                Values.Of(without.Version),
                Values.Of(without.ToUtf8Bytes()));
            replaced += await command.ExecuteNonQueryAsync(CancellationToken.None).ConfigureAwait(false);
        }

        return replaced;
    }
}
