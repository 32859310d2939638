using Npgsql;
using NpgsqlTypes;

namespace GenAiMeasures.Storage.PostgreSql;

internal static class IncidentQueries
{
    internal static async ValueTask<Incident?> FindAsync(NpgsqlConnection connection, string id, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = Values.Command(connection, null, "SELECT body FROM incidents WHERE id = $1", Values.Of(id));
        return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is byte[] body ? Incident.Parse(body) : null;
    }

    internal static async ValueTask<List<Incident>> ReadPageAsync(
        NpgsqlConnection connection, IncidentQuery query, string after, int count, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = Values.Command(
            connection,
            null,
            "SELECT body FROM incidents WHERE id > $1 AND ($2::boolean IS NULL OR closed = $2) AND ($3::smallint IS NULL OR kind = $3) AND unrecorded >= $4 ORDER BY id LIMIT $5",
            Values.Of(after),
            new NpgsqlParameter { Value = query.IsOpen is { } open ? !open : DBNull.Value, NpgsqlDbType = NpgsqlDbType.Boolean },
            new NpgsqlParameter { Value = query.Kind is { } kind ? (short)kind : DBNull.Value, NpgsqlDbType = NpgsqlDbType.Smallint },
            Values.Of(query.Unrecorded ? 1 : 0),
            Values.Of((long)count));
        return await ReadAsync(command, cancellationToken).ConfigureAwait(false);
    }

    internal static async ValueTask<List<Incident>> ReadOfAsync(NpgsqlConnection connection, string subject, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = Values.Command(connection, null, "SELECT body FROM incidents WHERE subject = $1 ORDER BY id", Values.Of(subject));
        return await ReadAsync(command, cancellationToken).ConfigureAwait(false);
    }

    internal static async ValueTask<bool> CommitAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, Incident incident, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = Values.Command(
            connection,
            transaction,
            incident.Version == 1
                ? "INSERT INTO incidents (id, version, kind, closed, unrecorded, subject, body) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING"
                : "UPDATE incidents SET version = $2, kind = $3, closed = $4, unrecorded = $5, subject = $6, body = $7 WHERE id = $1 AND version = $2 - 1",
            Values.Of(incident.Id),
            Values.Of(incident.Version),
            Values.Of((short)incident.Kind),
            Values.Of(incident.IsClosed),
            Values.Of(incident.Unrecorded),
            new NpgsqlParameter { Value = (object?)incident.Subject ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
            Values.Of(incident.ToUtf8Bytes()));
        return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false) == 1;
    }

    private static async ValueTask<List<Incident>> ReadAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var page = new List<Incident>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            page.Add(Incident.Parse(reader.Bytes(0)));
        }

        return page;
    }
}
