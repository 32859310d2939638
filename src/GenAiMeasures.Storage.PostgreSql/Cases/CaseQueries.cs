using System.Globalization;
using System.Text;
using Npgsql;
using NpgsqlTypes;

namespace GenAiMeasures.Storage.PostgreSql;

internal static class CaseQueries
{
    private const string Columns = "kind, id, version, open, due, wake, unrecorded, body";

    internal static async ValueTask<CaseState?> FindAsync(NpgsqlConnection connection, string kind, string id, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = Values.Command(connection, null, $"SELECT {Columns} FROM cases WHERE kind = $1 AND id = $2", Values.Of(kind), Values.Of(id));
        return (await ReadAsync(command, cancellationToken).ConfigureAwait(false)).FirstOrDefault();
    }

    internal static async ValueTask<long> CountAsync(NpgsqlConnection connection, CaseQuery query, CancellationToken cancellationToken)
    {
        var values = new List<NpgsqlParameter>();
        string sql = "SELECT count(*) FROM cases WHERE " + Where(values, query);
        await using NpgsqlCommand command = Values.Command(connection, null, sql, [.. values]);
        return (long)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
    }

    // a page goes on after the last state of the page before it, in the order that the query names
    internal static async ValueTask<List<CaseState>> ReadPageAsync(
        NpgsqlConnection connection, CaseQuery query, CaseState? after, int count, CancellationToken cancellationToken)
    {
        var values = new List<NpgsqlParameter>();
        var sql = new StringBuilder("SELECT ").Append(Columns).Append(" FROM cases WHERE ").Append(Where(values, query));
        if (after is not null && query.ByDue)
        {
            sql.Append(" AND (due, id) > (").Append(Add(values, Values.Of(after.DueAt!.Value.ToUnixTimeMilliseconds()))).Append(", ").Append(Add(values, Values.Of(after.Id))).Append(')');
        }
        else if (after is not null)
        {
            sql.Append(" AND id > ").Append(Add(values, Values.Of(after.Id)));
        }

        sql.Append(query.ByDue ? " ORDER BY due, id" : " ORDER BY id").Append(" LIMIT ").Append(Add(values, Values.Of((long)count)));
        await using NpgsqlCommand command = Values.Command(connection, null, sql.ToString(), [.. values]);
        return await ReadAsync(command, cancellationToken).ConfigureAwait(false);
    }

    internal static async ValueTask<bool> CommitAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, CaseState state, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = Values.Command(
            connection,
            transaction,
            state.Version == 1
                ? "INSERT INTO cases (kind, id, version, open, due, wake, unrecorded, body) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING"
                : "UPDATE cases SET version = $3, open = $4, due = $5, wake = $6, unrecorded = $7, body = $8 WHERE kind = $1 AND id = $2 AND version = $3 - 1",
            Values.Of(state.Kind),
            Values.Of(state.Id),
            Values.Of(state.Version),
            Values.Of(state.IsOpen),
            Moment(state.DueAt),
            Moment(state.WakeAt),
            Values.Of(state.Unrecorded),
            Values.Of(Values.Bytes(state.Body)));
        return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false) == 1;
    }

    // only the conditions that are set, so that the index for them is taken
    private static string Where(List<NpgsqlParameter> values, CaseQuery query)
    {
        var where = new StringBuilder("kind = ").Append(Add(values, Values.Of(query.Kind)));
        if (query.IsOpen is { } open)
        {
            where.Append(open ? " AND open" : " AND NOT open");
        }

        if (query.ByDue)
        {
            where.Append(" AND due IS NOT NULL");
        }

        if (query.DueBy is { } due)
        {
            where.Append(" AND due <= ").Append(Add(values, Values.Of(due.ToUnixTimeMilliseconds())));
        }

        if (query.WakeBy is { } wake)
        {
            where.Append(" AND wake <= ").Append(Add(values, Values.Of(wake.ToUnixTimeMilliseconds())));
        }

        return where.Append(query.Unrecorded ? " AND unrecorded > 0" : "").ToString();
    }

    private static string Add(List<NpgsqlParameter> values, NpgsqlParameter value)
    {
        values.Add(value);
        return string.Create(CultureInfo.InvariantCulture, $"${values.Count}");
    }

    private static NpgsqlParameter Moment(DateTimeOffset? time) =>
        time is { } moment ? Values.Of(moment.ToUnixTimeMilliseconds()) : new NpgsqlParameter { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint };

    private static async ValueTask<List<CaseState>> ReadAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var page = new List<CaseState>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            page.Add(new CaseState
            {
                Kind = reader.GetString(0),
                Id = reader.GetString(1),
                Version = reader.GetInt64(2),
                IsOpen = reader.GetBoolean(3),
                DueAt = await TimeAsync(reader, 4, cancellationToken).ConfigureAwait(false),
                WakeAt = await TimeAsync(reader, 5, cancellationToken).ConfigureAwait(false),
                Unrecorded = reader.GetInt32(6),
                Body = reader.Bytes(7),
            });
        }

        return page;
    }

    private static async ValueTask<DateTimeOffset?> TimeAsync(NpgsqlDataReader reader, int column, CancellationToken cancellationToken) =>
        await reader.IsDBNullAsync(column, cancellationToken).ConfigureAwait(false) ? null : DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(column));
}
