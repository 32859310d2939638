using Microsoft.Data.Sqlite;

namespace GenAiMeasures.Storage.Sqlite;

// Reads entries with their parts, page by page or one by one, over statements that are prepared once a reader.
internal sealed class EntryReading : IDisposable
{
    private const string Columns = "r.position, r.sequence, r.header, r.leaf_hash, r.log FROM records r";

    // of every suite
    private const int MerkleHashLength = 32;

    private readonly SqliteConnection _connection;
    private readonly RawStatement _byPosition;
    private readonly RawStatement _byLog;
    private readonly RawStatement _one;
    private readonly RawStatement _parts;
    private readonly RawStatement _positions;
    private readonly RawStatement _hashes;
    private readonly RawStatement _begin;
    private readonly RawStatement _end;
    private readonly List<LedgerPart> _found = new(4);
    private Dictionary<long, Guid> _logs = [];

    internal EntryReading(SqliteConnection connection)
    {
        _connection = connection;
        _byPosition = new RawStatement(connection, $"SELECT {Columns} WHERE r.position >= ?1 ORDER BY r.position LIMIT ?2");
        _byLog = new RawStatement(connection, $"SELECT {Columns} WHERE r.log = ?1 AND r.sequence >= ?2 ORDER BY r.sequence LIMIT ?3");
        _one = new RawStatement(connection, $"SELECT {Columns} WHERE r.position = ?1");
        _parts = new RawStatement(connection, "SELECT id, key, box FROM parts WHERE id >= ?1 AND id < ?2 ORDER BY id");
        _positions = new RawStatement(connection, "SELECT id >> 4 FROM parts WHERE key = ?1");
        _hashes = new RawStatement(connection, "SELECT leaf_hash FROM records WHERE log = ?1 AND sequence >= ?2 ORDER BY sequence LIMIT ?3");
        _begin = new RawStatement(connection, "BEGIN");
        _end = new RawStatement(connection, "COMMIT");
    }

    internal List<LedgerEntry> ReadPage(long fromPosition, int count)
    {
        _byPosition.Begin(fromPosition, count);
        return ReadAll(_byPosition, count);
    }

    internal List<LedgerEntry> ReadLogPage(long logNumber, long fromSequence, int count)
    {
        _byLog.Begin(logNumber, fromSequence, count);
        return ReadAll(_byLog, count);
    }

    // In one transaction: a statement of its own locks the file twice, which is dearer than what it reads.
    internal List<LedgerEntry> ReadPositions(IReadOnlyList<long> positions)
    {
        var entries = new List<LedgerEntry>(positions.Count);
        _begin.Run();
        try
        {
            foreach (long position in positions)
            {
                _one.Begin(position);
                while (_one.Read())
                {
                    entries.Add(ToEntry(_one));
                }
            }

            AddParts(entries);
        }
        finally
        {
            _end.Run();
        }

        return entries;
    }

    // where the records are that have a part under one of the keys, ascending
    internal SortedSet<long> FindPositions(IEnumerable<long> keys)
    {
        var positions = new SortedSet<long>();
        foreach (long key in keys)
        {
            _positions.Begin(key);
            while (_positions.Read())
            {
                positions.Add(_positions.GetInt64(0));
            }
        }

        return positions;
    }

    // one block for all
    internal List<ReadOnlyMemory<byte>> ReadLeafHashes(long logNumber, long fromSequence, int count)
    {
        var hashes = new List<ReadOnlyMemory<byte>>(count);
        byte[] block = new byte[count * MerkleHashLength];
        _hashes.Begin(logNumber, fromSequence, count);
        while (_hashes.Read())
        {
            ReadOnlySpan<byte> hash = _hashes.GetBytes(0);
            Memory<byte> place = hash.Length == MerkleHashLength ? block.AsMemory(hashes.Count * MerkleHashLength, MerkleHashLength) : new byte[hash.Length];
            hash.CopyTo(place.Span);
            hashes.Add(place);
        }

        return hashes;
    }

    public void Dispose()
    {
        _byPosition.Dispose();
        _byLog.Dispose();
        _one.Dispose();
        _parts.Dispose();
        _positions.Dispose();
        _hashes.Dispose();
        _begin.Dispose();
        _end.Dispose();
    }

    private List<LedgerEntry> ReadAll(RawStatement statement, int count)
    {
        var entries = new List<LedgerEntry>(count);
        while (statement.Read())
        {
            entries.Add(ToEntry(statement));
        }

        AddParts(entries);
        return entries;
    }

    // one statement for the parts of a page, where positions lie together; one a record where they do not
    private void AddParts(List<LedgerEntry> entries)
    {
        for (int i = 0; i < entries.Count;)
        {
            int last = i;
            while (last + 1 < entries.Count && entries[last + 1].Position == entries[last].Position + 1)
            {
                last++;
            }

            _parts.Begin(entries[i].Position << 4, (entries[last].Position + 1) << 4);
            long position = -1;
            while (_parts.Read())
            {
                long id = _parts.GetInt64(0);
                if (id >> 4 != position)
                {
                    Take(entries, ref i, position);
                    position = id >> 4;
                }

                _found.Add(new LedgerPart
                {
                    Id = (RecordPartId)(id & 15),
                    Key = _parts.IsNull(1) ? null : _parts.GetInt64(1),
                    Box = _parts.IsNull(2) ? ReadOnlyMemory<byte>.Empty : _parts.GetBytes(2).ToArray(),
                });
            }

            Take(entries, ref i, position);
            i = last + 1;
        }
    }

    // gives what was found to the entry at its position, and goes on behind it
    private void Take(List<LedgerEntry> entries, ref int from, long position)
    {
        if (_found.Count == 0)
        {
            return;
        }

        LedgerPart[] parts = [.. _found];
        _found.Clear();
        while (from < entries.Count && entries[from].Position < position)
        {
            from++;
        }

        if (from < entries.Count && entries[from].Position == position)
        {
            entries[from] = entries[from] with { Parts = parts };
            from++;
        }
    }

    private LedgerEntry ToEntry(RawStatement row)
    {
        ReadOnlySpan<byte> header = row.GetBytes(2);
        ReadOnlySpan<byte> hash = row.GetBytes(3);

        // one block for both
        byte[] bytes = new byte[header.Length + hash.Length];
        header.CopyTo(bytes);
        hash.CopyTo(bytes.AsSpan(header.Length));

        // a header that was changed must not end the reading: what cannot be read has no kind and no time, and the hash tells
        bool ok = RecordHeader.TryReadKind(header, out RecordKind kind, out long recordedAt);
        return new LedgerEntry
        {
            Position = row.GetInt64(0),
            Log = LogOf(row.GetInt64(4)),
            Sequence = row.GetInt64(1),
            Kind = kind,
            RecordedAt = ok ? ToTime(recordedAt) : DateTimeOffset.UnixEpoch,
            Header = bytes.AsMemory(0, header.Length),
            LeafHash = bytes.AsMemory(header.Length),
            Parts = [],
        };
    }

    private Guid LogOf(long number)
    {
        if (!_logs.TryGetValue(number, out Guid log))
        {
            // a log that began since
            _logs = SqliteQueries.ReadLogNumbers(_connection).ToDictionary(l => l.Value, l => l.Key);
            log = _logs.GetValueOrDefault(number, Guid.AllBitsSet);
        }

        return log;
    }

    private static DateTimeOffset ToTime(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(
        Math.Clamp(milliseconds, DateTimeOffset.MinValue.ToUnixTimeMilliseconds(), DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()));
}
