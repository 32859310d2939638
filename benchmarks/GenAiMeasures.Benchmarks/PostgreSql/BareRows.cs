using System.Buffers.Binary;
using Npgsql;
using NpgsqlTypes;

namespace GenAiMeasures.Benchmarks;

// The rows of commits without anything around them: one prepared INSERT … SELECT FROM unnest a table, in one transaction a commit.
internal sealed class BareRows : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;

    private BareRows(NpgsqlConnection connection) => _connection = connection;

    internal static async Task<BareRows> OpenAsync(string connectionString, string schema)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { SearchPath = schema, Pooling = false, MaxAutoPrepare = 20, AutoPrepareMinUsages = 2 }.ConnectionString);
        await connection.OpenAsync();
        return new BareRows(connection);
    }

    // head: a statement that everybody's commit begins with, or null
    internal async Task CommitAsync(IReadOnlyList<LedgerEntry> entries, IReadOnlyList<LedgerHead> heads, string? head)
    {
        Dictionary<Guid, int> shelves = heads.ToDictionary(h => h.Log, h => (h.Month * 100) + h.Class);
        await using NpgsqlTransaction transaction = await _connection.BeginTransactionAsync();
        await using var batch = new NpgsqlBatch(_connection, transaction);
        if (head is not null)
        {
#pragma warning disable CA2100 // a constant of this program
            batch.BatchCommands.Add(new NpgsqlBatchCommand(head) { Parameters = { Of(heads[0].Root.ToArray(), NpgsqlDbType.Bytea), Of(heads[0].Frontier.ToArray(), NpgsqlDbType.Bytea) } });
#pragma warning restore CA2100
        }

        batch.BatchCommands.Add(new NpgsqlBatchCommand("INSERT INTO records (log_id, seq, shelf, clock, header, leaf_hash) SELECT * FROM unnest($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING")
        {
            Parameters =
            {
                Of(entries.Select(e => e.Log).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Uuid),
                Of(entries.Select(e => e.Sequence).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Bigint),
                Of(entries.Select(e => shelves[e.Log]).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Integer),
                Of(entries.Select(e => BinaryPrimitives.ReadInt64BigEndian(e.Header.Span[36..])).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Bigint),
                Of(entries.Select(e => e.Header.ToArray()).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Bytea),
                Of(entries.Select(e => e.LeafHash.ToArray()).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Bytea),
            },
        });
        (LedgerEntry Entry, LedgerPart Part)[] parts = [.. entries.SelectMany(e => e.Parts.Select(p => (e, p)))];
        batch.BatchCommands.Add(new NpgsqlBatchCommand("INSERT INTO parts (log_id, seq, part, shelf, key, box) SELECT * FROM unnest($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING")
        {
            Parameters =
            {
                Of(parts.Select(p => p.Entry.Log).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Uuid),
                Of(parts.Select(p => p.Entry.Sequence).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Bigint),
                Of(parts.Select(p => (short)p.Part.Id).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Smallint),
                Of(parts.Select(p => shelves[p.Entry.Log]).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Integer),
                Of(parts.Select(p => p.Part.Key).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Bigint),
                Of(parts.Select(p => p.Part.Box.ToArray()).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Bytea),
            },
        });
        await batch.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
    }

    internal async Task<object?> ScalarAsync(string sql)
    {
#pragma warning disable CA2100 // constants of this program
        await using var command = new NpgsqlCommand(sql, _connection) { CommandTimeout = 0 };
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync();
    }

    internal async Task<string> ExplainAsync(string sql)
    {
#pragma warning disable CA2100 // constants of this program
        await using var command = new NpgsqlCommand("EXPLAIN (ANALYZE, TIMING OFF, SUMMARY OFF) " + sql, _connection);
#pragma warning restore CA2100
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        List<string> lines = [];
        while (await reader.ReadAsync())
        {
            lines.Add(reader.GetString(0));
        }

        return string.Join('\n', lines);
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private static NpgsqlParameter Of(object value, NpgsqlDbType type) => new() { Value = value, NpgsqlDbType = type };
}
