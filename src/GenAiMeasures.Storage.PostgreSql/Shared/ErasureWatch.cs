using Npgsql;

namespace GenAiMeasures.Storage.PostgreSql;

// Which keys any instance has destroyed, asked for each second. Whoever holds opened keys forgets them then; what this instance sealed
// under one of them in the meantime is deleted, whether it was committed before the question or after it. Thread-safe.
internal sealed class ErasureWatch(PostgreSqlConnections connections) : IPolled
{
    private const int BoxesAtOnce = 500;

    // longer than any transaction lasts: what was written with an earlier clock may become visible later
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(1);

    // what a start asks for, so that this machine knows it too: backups that are older are worthless by the rotation of keys
    private static readonly TimeSpan FirstLook = TimeSpan.FromDays(60);

    private readonly Lock _lock = new();
    private readonly Dictionary<long, DateTime> _seen = [];
    private readonly List<DestroyedKey> _untaken = [];
    private readonly List<long> _unswept = [];
    private DateTime? _last;
    private long _version;

    // changes with every key that was destroyed
    internal long Version => Interlocked.Read(ref _version);

    // called on the polling thread with the numbers of keys that were not known to be destroyed
    internal Action<IReadOnlyCollection<long>>? Destroyed { get; set; }

    public async ValueTask PollAsync(CancellationToken cancellationToken)
    {
        if (TakeUnswept() is { Count: > 0 } unswept)
        {
            await SweepAsync(unswept, cancellationToken).ConfigureAwait(false);
        }

        List<(DestroyedKey Key, DateTime At)> rows = await connections.ReadAsync(c => ReadAsync(c, cancellationToken), cancellationToken).ConfigureAwait(false);
        List<long> fresh = Note(rows);
        if (fresh.Count > 0)
        {
            Interlocked.Increment(ref _version);
            Destroyed?.Invoke(fresh);
            SweepLater(fresh);
            await SweepAsync(fresh, cancellationToken).ConfigureAwait(false);
            TakeUnswept();
        }
    }

    // After a commit: what it sealed under a key that is known to be destroyed goes.
    internal ValueTask SweepAsync(IReadOnlyList<LedgerEntry> entries, CancellationToken cancellationToken)
    {
        List<long>? destroyed = FindDestroyed(entries);
        return destroyed is null ? default : SweepAsync(destroyed, cancellationToken);
    }

    // What could not be deleted now is deleted at the next question.
    internal void SweepLater(IReadOnlyList<LedgerEntry> entries) => SweepLater(FindDestroyed(entries) ?? []);

    private void SweepLater(List<long> keys)
    {
        lock (_lock)
        {
            _unswept.AddRange(keys);
        }
    }

    private List<long> TakeUnswept()
    {
        lock (_lock)
        {
            List<long> keys = [.. _unswept];
            _unswept.Clear();
            return keys;
        }
    }

    private List<long>? FindDestroyed(IReadOnlyList<LedgerEntry> entries)
    {
        List<long>? destroyed = null;
        lock (_lock)
        {
            for (int i = 0; i < entries.Count && _seen.Count > 0; i++)
            {
                foreach (LedgerPart part in entries[i].Parts)
                {
                    if (part.Key is { } key && _seen.ContainsKey(key))
                    {
                        (destroyed ??= []).Add(key);
                    }
                }
            }
        }

        return destroyed;
    }

    internal IReadOnlyList<DestroyedKey> Take()
    {
        lock (_lock)
        {
            DestroyedKey[] taken = [.. _untaken];
            _untaken.Clear();
            return taken;
        }
    }

    private async ValueTask SweepAsync(List<long> keys, CancellationToken cancellationToken)
    {
        int deleted;
        do
        {
            deleted = await connections.WriteAsync("boxes", (c, t) => Deletion.BoxesAsync(c, t, keys, BoxesAtOnce, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        while (deleted == BoxesAtOnce);
    }

    private List<long> Note(List<(DestroyedKey Key, DateTime At)> rows)
    {
        var fresh = new List<long>();
        lock (_lock)
        {
            foreach ((DestroyedKey key, DateTime at) in rows)
            {
                if (_seen.TryAdd(key.Number, at))
                {
                    fresh.Add(key.Number);
                    _untaken.Add(key);
                }

                _last = _last is { } last && last > at ? last : at;
            }

            // what is no longer asked for need not be known: nobody holds such a key opened that long
            if (_seen.Count > 10_000 && _last is { } newest)
            {
                foreach (long old in _seen.Where(s => s.Value < newest - TimeSpan.FromHours(1)).Select(s => s.Key).ToList())
                {
                    _seen.Remove(old);
                }
            }
        }

        return fresh;
    }

    private async ValueTask<List<(DestroyedKey Key, DateTime At)>> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = _last is { } last
            ? Values.Command(connection, null, "SELECT number, fingerprint, at FROM erasures WHERE at > $1 ORDER BY at", Values.Of(last - Overlap))
            : Values.Command(connection, null, "SELECT number, fingerprint, at FROM erasures WHERE at > now() - make_interval(days => $1) ORDER BY at", Values.Of((int)FirstLook.TotalDays));
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var rows = new List<(DestroyedKey, DateTime)>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            rows.Add((new DestroyedKey(reader.GetInt64(0), reader.GetString(1)), reader.GetDateTime(2)));
        }

        return rows;
    }
}
