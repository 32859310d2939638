using Microsoft.Data.Sqlite;

namespace GenAiMeasures.Storage.Sqlite;

internal sealed class SqliteWriter : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteStatement _record;
    private readonly SqliteStatement _part;
    private readonly SqliteStatement _tile;
    private readonly SqliteStatement _log;
    private readonly SqliteStatement _grow;
    private readonly SqliteStatement _open;
    private readonly SqliteStatement _settle;
    private readonly Dictionary<Guid, long> _numbers;
    private long _nextPosition;
    private long _nextNumber;

    internal SqliteWriter(SqliteConnection connection)
    {
        _connection = connection;
        _record = new SqliteStatement(connection, "INSERT INTO records (position, log, sequence, header, leaf_hash) VALUES ($0, $1, $2, $3, $4)", 5);
        _part = new SqliteStatement(connection, "INSERT INTO parts (id, key, box) VALUES ($0, $1, $2)", 3);
        _tile = new SqliteStatement(connection, "INSERT INTO tiles (id, hash) VALUES ($0, $1)", 2);
        _log = new SqliteStatement(connection, "INSERT INTO logs (number, log, class, month, size, root, frontier) VALUES ($0, $1, $2, $3, 0, x'', x'')", 4);
        _grow = new SqliteStatement(connection, "UPDATE logs SET size = $1, root = $2, frontier = $3 WHERE number = $0", 4);
        _open = new SqliteStatement(connection, "INSERT INTO open_exchanges (exchange, log, leaf_hash, key) VALUES ($0, $1, $2, $3) ON CONFLICT DO NOTHING", 4);
        _settle = new SqliteStatement(connection, "DELETE FROM open_exchanges WHERE exchange = $0", 1);
        _numbers = SqliteQueries.ReadLogNumbers(connection);
        _nextNumber = _numbers.Count == 0 ? 1 : _numbers.Values.Max() + 1;
        _nextPosition = (long)SqliteConnections.Scalar(connection, "SELECT coalesce(max(position), 0) + 1 FROM records")!;
    }

    internal void Commit(IReadOnlyList<LedgerEntry> entries, IReadOnlyList<LedgerHead> heads)
    {
        using SqliteTransaction transaction = _connection.BeginTransaction();
        foreach (LedgerHead head in heads)
        {
            if (_numbers.TryAdd(head.Log, _nextNumber))
            {
                _log.Run(transaction, _nextNumber++, head.Log.ToByteArray(bigEndian: true), (long)head.Class, (long)head.Month);
            }
        }

        foreach (LedgerEntry entry in entries)
        {
            Insert(transaction, entry);
        }

        foreach (LedgerHead head in heads)
        {
            long number = _numbers[head.Log];
            foreach (LedgerTile tile in head.NewTiles)
            {
                _tile.Run(transaction, (number << 32) | tile.Index, tile.Hash.ToArray());
            }

            _grow.Run(transaction, number, head.Size, head.Root.ToArray(), head.Frontier.ToArray());
        }

        transaction.Commit();
    }

    internal int DeleteBoxes(IReadOnlyCollection<long> keys, int count)
    {
        using var delete = new SqliteStatement(
            _connection, "UPDATE parts SET box = NULL, key = NULL WHERE id IN (SELECT id FROM parts WHERE key = $0 LIMIT $1)", 2);
        using SqliteTransaction transaction = _connection.BeginTransaction();
        int deleted = 0;
        foreach (long key in keys)
        {
            deleted += deleted < count ? delete.Run(transaction, key, count - deleted) : 0;
        }

        transaction.Commit();
        return deleted;
    }

    internal int DeleteRecords(Guid log, int count)
    {
        if (!_numbers.TryGetValue(log, out long number))
        {
            return 0;
        }

        using var parts = new SqliteStatement(
            _connection,
            "DELETE FROM parts WHERE id IN (SELECT p.id FROM (SELECT position FROM records WHERE log = $0 ORDER BY sequence LIMIT $1) r JOIN parts p ON p.id >= r.position << 4 AND p.id < (r.position + 1) << 4)",
            2);
        using var records = new SqliteStatement(
            _connection, "DELETE FROM records WHERE position IN (SELECT position FROM records WHERE log = $0 ORDER BY sequence LIMIT $1)", 2);
        using var purged = new SqliteStatement(
            _connection, "UPDATE logs SET state = 2 WHERE number = $0 AND NOT EXISTS (SELECT 1 FROM records WHERE log = $0)", 1);
        using SqliteTransaction transaction = _connection.BeginTransaction();
        parts.Run(transaction, number, count);
        int deleted = records.Run(transaction, number, count);
        purged.Run(transaction, number);
        transaction.Commit();
        return deleted;
    }

    internal void CloseLogs()
    {
        using var close = new SqliteStatement(_connection, "UPDATE logs SET state = 1 WHERE state = 0", 0);
        close.Run(null);
    }

    public void Dispose()
    {
        _record.Dispose();
        _part.Dispose();
        _tile.Dispose();
        _log.Dispose();
        _grow.Dispose();
        _open.Dispose();
        _settle.Dispose();
    }

    private void Insert(SqliteTransaction transaction, LedgerEntry entry)
    {
        long position = _nextPosition++;
        byte[] hash = entry.LeafHash.ToArray();
        _record.Run(transaction, position, _numbers[entry.Log], entry.Sequence, entry.Header.ToArray(), hash);
        foreach (LedgerPart part in entry.Parts)
        {
            _part.Run(transaction, (position << 4) | (long)part.Id, part.Key is { } key ? key : DBNull.Value, part.Box.ToArray());
        }

        if (entry is { Kind: RecordKind.ExchangeOpened, Exchange: { } opened })
        {
            object facts = entry.Parts.Count > 0 && entry.Parts[0].Key is { } key ? key : DBNull.Value;
            _open.Run(transaction, opened.Value.ToByteArray(bigEndian: true), entry.Log.ToByteArray(bigEndian: true), hash, facts);
        }
        else if (entry is { Kind: RecordKind.ExchangeSettled, Exchange: { } settled })
        {
            _settle.Run(transaction, settled.Value.ToByteArray(bigEndian: true));
        }
    }
}
