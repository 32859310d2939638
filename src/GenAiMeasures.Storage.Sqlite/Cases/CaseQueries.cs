using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;

namespace GenAiMeasures.Storage.Sqlite;

internal static class CaseQueries
{
    private const string Columns = "kind, id, version, open, due, wake, unrecorded, body";

    internal static CaseState? Find(SqliteConnection connection, string kind, string id)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = $"SELECT {Columns} FROM cases WHERE kind = $kind AND id = $id";
        command.Parameters.AddWithValue("$kind", kind);
        command.Parameters.AddWithValue("$id", id);
        using SqliteDataReader reader = command.ExecuteReader();
        return reader.Read() ? Read(reader) : null;
    }

    internal static long Count(SqliteConnection connection, CaseQuery query)
    {
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // put together from constants of this class
        command.CommandText = "SELECT count(*) FROM cases WHERE " + Where(command, query);
#pragma warning restore CA2100
        return (long)command.ExecuteScalar()!;
    }

    // a page goes on after the last state of the page before it, in the order that the query names
    internal static List<CaseState> ReadPage(SqliteConnection connection, CaseQuery query, CaseState? after, int count)
    {
        using SqliteCommand command = connection.CreateCommand();
        var sql = new StringBuilder("SELECT ").Append(Columns).Append(" FROM cases WHERE ").Append(Where(command, query));
        if (after is not null)
        {
            sql.Append(query.ByDue ? " AND (due, id) > ($afterDue, $after)" : " AND id > $after");
            command.Parameters.AddWithValue("$after", after.Id);
            if (query.ByDue)
            {
                command.Parameters.AddWithValue("$afterDue", after.DueAt!.Value.ToUnixTimeMilliseconds());
            }
        }

        sql.Append(query.ByDue ? " ORDER BY due, id" : " ORDER BY id").Append(" LIMIT $count");
        command.Parameters.AddWithValue("$count", count);
#pragma warning disable CA2100 // put together from constants of this class
        command.CommandText = sql.ToString();
#pragma warning restore CA2100
        using SqliteDataReader reader = command.ExecuteReader();
        var page = new List<CaseState>();
        while (reader.Read())
        {
            page.Add(Read(reader));
        }

        return page;
    }

    // only the conditions that are set, so that the index for them is taken
    private static string Where(SqliteCommand command, CaseQuery query)
    {
        var where = new StringBuilder("kind = $kind");
        command.Parameters.AddWithValue("$kind", query.Kind);
        if (query.IsOpen is { } open)
        {
            where.Append(CultureInfo.InvariantCulture, $" AND open = {(open ? 1 : 0)}");
        }

        if (query.ByDue)
        {
            where.Append(" AND due IS NOT NULL");
        }

        if (query.DueBy is { } due)
        {
            where.Append(" AND due <= $due");
            command.Parameters.AddWithValue("$due", due.ToUnixTimeMilliseconds());
        }

        if (query.WakeBy is { } wake)
        {
            where.Append(" AND wake <= $wake");
            command.Parameters.AddWithValue("$wake", wake.ToUnixTimeMilliseconds());
        }

        return where.Append(query.Unrecorded ? " AND unrecorded > 0" : "").ToString();
    }

    private static CaseState Read(SqliteDataReader reader) => new()
    {
        Kind = reader.GetString(0),
        Id = reader.GetString(1),
        Version = reader.GetInt64(2),
        IsOpen = reader.GetInt64(3) == 1,
        DueAt = reader.IsDBNull(4) ? null : DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(4)),
        WakeAt = reader.IsDBNull(5) ? null : DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(5)),
        Unrecorded = (int)reader.GetInt64(6),
        Body = reader.GetFieldValue<byte[]>(7),
    };
}
