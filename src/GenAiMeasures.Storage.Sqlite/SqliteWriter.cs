using Microsoft.Data.Sqlite;

namespace GenAiMeasures.Storage.Sqlite;

// prepared once, run for every record
internal sealed class SqliteWriter : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _insert;
    private readonly SqliteCommand _open;
    private readonly SqliteCommand _settle;
    private readonly SqliteCommand _head;

    internal SqliteWriter(SqliteConnection connection)
    {
        _connection = connection;
        _insert = Prepare(
            "INSERT INTO records (sequence, kind, recorded_at, exchange, body, leaf_hash) VALUES ($0, $1, $2, $3, $4, $5)", 6);
        _open = Prepare("INSERT INTO open_exchanges (exchange) VALUES ($0) ON CONFLICT DO NOTHING", 1);
        _settle = Prepare("DELETE FROM open_exchanges WHERE exchange = $0", 1);
        _head = Prepare("INSERT INTO head (id, size, root, frontier) VALUES (0, $0, $1, $2) ON CONFLICT (id) DO UPDATE SET size = $0, root = $1, frontier = $2", 3);
    }

    internal void Commit(IReadOnlyList<LedgerEntry> entries, LedgerHead head)
    {
        using SqliteTransaction transaction = _connection.BeginTransaction();
        _insert.Transaction = _open.Transaction = _settle.Transaction = _head.Transaction = transaction;
        foreach (LedgerEntry entry in entries)
        {
            byte[]? exchange = entry.Exchange?.Value.ToByteArray(bigEndian: true);
            Run(
                _insert,
                entry.Sequence,
                (long)entry.Kind,
                entry.RecordedAt.ToUnixTimeMilliseconds(),
                (object?)exchange ?? DBNull.Value,
                entry.Body.ToArray(),
                entry.LeafHash.ToArray());
            if (exchange is not null && entry.Kind is RecordKind.ExchangeOpened or RecordKind.ExchangeSettled)
            {
                Run(entry.Kind == RecordKind.ExchangeOpened ? _open : _settle, exchange);
            }
        }

        Run(_head, head.Size, head.Root.ToArray(), head.Frontier.ToArray());
        transaction.Commit();
    }

    public void Dispose()
    {
        _insert.Dispose();
        _open.Dispose();
        _settle.Dispose();
        _head.Dispose();
    }

    private SqliteCommand Prepare(string sql, int parameters)
    {
        SqliteCommand command = _connection.CreateCommand();
#pragma warning disable CA2100 // constants of this class
        command.CommandText = sql;
#pragma warning restore CA2100
        for (int i = 0; i < parameters; i++)
        {
            command.Parameters.Add(new SqliteParameter("$" + (char)('0' + i), null));
        }

        return command;
    }

    private static void Run(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }

        command.ExecuteNonQuery();
    }
}
