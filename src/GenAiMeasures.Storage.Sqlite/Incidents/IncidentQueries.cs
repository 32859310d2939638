using Microsoft.Data.Sqlite;

namespace GenAiMeasures.Storage.Sqlite;

internal static class IncidentQueries
{
    internal static Incident? Find(SqliteConnection connection, string id)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT body FROM incidents WHERE id = $id";
        command.Parameters.AddWithValue("$id", id);
        return command.ExecuteScalar() is byte[] body ? Incident.Parse(body) : null;
    }

    internal static List<Incident> ReadPage(SqliteConnection connection, IncidentQuery query, string after, int count)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = """
            SELECT body FROM incidents
            WHERE id > $after AND ($closed IS NULL OR closed = $closed) AND ($kind IS NULL OR kind = $kind) AND unrecorded >= $unrecorded
            ORDER BY id LIMIT $count
            """;
        command.Parameters.AddWithValue("$after", after);
        command.Parameters.AddWithValue("$closed", query.IsOpen is { } open ? (open ? 0L : 1L) : DBNull.Value);
        command.Parameters.AddWithValue("$kind", query.Kind is { } kind ? (long)kind : DBNull.Value);
        command.Parameters.AddWithValue("$unrecorded", query.Unrecorded ? 1L : 0L);
        command.Parameters.AddWithValue("$count", count);
        using SqliteDataReader reader = command.ExecuteReader();
        var page = new List<Incident>();
        while (reader.Read())
        {
            page.Add(Incident.Parse(reader.GetFieldValue<byte[]>(0)));
        }

        return page;
    }
}
