namespace GenAiMeasures.Testing;

/// <summary>The wrapped data keys of a memory store.</summary>
internal sealed class MemoryKeyStore : ILedgerKeyStore
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<long, LedgerKey> _keys = [];
    private long _last;

    public ValueTask<IReadOnlyList<LedgerKey>> FindAsync(IReadOnlyCollection<LedgerKeyName> names, CancellationToken cancellationToken = default) =>
        Where(k => names.Contains(k.Name));

    public ValueTask<IReadOnlyList<LedgerKey>> FindSubjectAsync(SubjectLookup subject, CancellationToken cancellationToken = default) =>
        Where(k => k.Name.Subject == subject);

    public ValueTask<IReadOnlyList<LedgerKey>> ReadAsync(long afterNumber, int count, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            return new([.. _keys.Values.Where(k => k.Number > afterNumber).Take(count)]);
        }
    }

    public ValueTask<IReadOnlyList<LedgerKey>> AddAsync(IReadOnlyList<LedgerKey> keys, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            List<LedgerKey> added = [.. keys.Select(k => k with { Number = ++_last })];
            added.ForEach(k => _keys.Add(k.Number, k));
            return new(added);
        }
    }

    public ValueTask UpdateAsync(IReadOnlyList<LedgerKey> keys, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            foreach (LedgerKey key in keys.Where(k => _keys.ContainsKey(k.Number)))
            {
                _keys[key.Number] = key;
            }

            return default;
        }
    }

    public ValueTask DeleteAsync(IReadOnlyCollection<long> numbers, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            foreach (long number in numbers)
            {
                _keys.Remove(number);
            }

            return default;
        }
    }

    private ValueTask<IReadOnlyList<LedgerKey>> Where(Func<LedgerKey, bool> condition)
    {
        lock (_lock)
        {
            return new([.. _keys.Values.Where(condition)]);
        }
    }
}
