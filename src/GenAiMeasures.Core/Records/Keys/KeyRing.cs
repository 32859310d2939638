using System.Security.Cryptography;

namespace GenAiMeasures;

// The data keys in use, unwrapped: for minutes, and no longer than their rows. Used by one caller at a time.
internal sealed class KeyRing(ILedgerKeyStore store, IKeyEncryptionKeyProvider provider, RandomSource random, TimeProvider time) : IDisposable
{
    private const int Capacity = 10_000;

    private static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    private readonly Dictionary<LedgerKeyName, PartKey> _byName = [];
    private readonly Dictionary<long, PartKey> _byNumber = [];
    private DateTimeOffset _emptiedAt = time.GetUtcNow();
    private long _destroyedElsewhere = store.DestroyedElsewhere;

    // Makes what is missing, durably, before any record names it.
    internal async ValueTask EnsureAsync(IReadOnlyCollection<LedgerKeyName> names, CancellationToken cancellationToken)
    {
        ForgetDestroyed();
        DateTimeOffset now = time.GetUtcNow();
        if (_byName.Count + names.Count > Capacity || now - _emptiedAt > Life || now < _emptiedAt)
        {
            Clear();
            _emptiedAt = now;
        }

        List<LedgerKeyName> missing = [.. names.Where(n => !_byName.ContainsKey(n)).Distinct()];
        if (missing.Count == 0)
        {
            return;
        }

        foreach (LedgerKey key in await store.FindAsync(missing, cancellationToken).ConfigureAwait(false))
        {
            await UseAsync(key, cancellationToken).ConfigureAwait(false);
        }

        missing.RemoveAll(_byName.ContainsKey);
        if (missing.Count > 0)
        {
            await MakeAsync(missing, cancellationToken).ConfigureAwait(false);
        }
    }

    internal PartKey Get(LedgerKeyName name) => _byName[name];

    // null when the key was destroyed
    internal async ValueTask<PartKey?> FindAsync(long number, CancellationToken cancellationToken)
    {
        ForgetDestroyed();
        if (_byNumber.TryGetValue(number, out PartKey? known))
        {
            return known;
        }

        IReadOnlyList<LedgerKey> found = await store.ReadAsync(number - 1, 1, cancellationToken).ConfigureAwait(false);
        return found.Count == 1 && found[0].Number == number ? await TryUseAsync(found[0], cancellationToken).ConfigureAwait(false) : null;
    }

    internal void Drop(IReadOnlyCollection<long> numbers)
    {
        foreach (long number in numbers)
        {
            if (_byNumber.Remove(number, out PartKey? key))
            {
                _byName.Remove(key.Name);
                key.Dispose();
            }
        }
    }

    internal void Clear()
    {
        foreach (PartKey key in _byNumber.Values)
        {
            key.Dispose();
        }

        _byNumber.Clear();
        _byName.Clear();
    }

    public void Dispose() => Clear();

    // which ones is not asked: erasures are rare, and opening a key again is cheap
    private void ForgetDestroyed()
    {
        long destroyed = store.DestroyedElsewhere;
        if (destroyed != _destroyedElsewhere)
        {
            Clear();
            _destroyedElsewhere = destroyed;
        }
    }

    private async ValueTask MakeAsync(List<LedgerKeyName> names, CancellationToken cancellationToken)
    {
        int epoch = await provider.GetEpochAsync(cancellationToken).ConfigureAwait(false);
        var keys = new List<LedgerKey>(names.Count);
        foreach (LedgerKeyName name in names)
        {
            byte[] dataKey = new byte[PartKey.KeyLength];
            random.Fill(dataKey);
            byte[] wrapped = await provider.WrapAsync(epoch, dataKey, KeyWrapping.ContextOf(name), cancellationToken).ConfigureAwait(false);
            CryptographicOperations.ZeroMemory(dataKey);
            keys.Add(new LedgerKey { Number = 0, Name = name, Epoch = epoch, Wrapped = wrapped });
        }

        foreach (LedgerKey key in await store.AddAsync(keys, cancellationToken).ConfigureAwait(false))
        {
            await UseAsync(key, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask UseAsync(LedgerKey key, CancellationToken cancellationToken)
    {
        if (await TryUseAsync(key, cancellationToken).ConfigureAwait(false) is null)
        {
            throw new LedgerUnavailableException(
                $"A data key of the ledger (number {key.Number}) does not open under key-encryption epoch {key.Epoch}. Bring the key file of this ledger back from its backup.");
        }
    }

    private async ValueTask<PartKey?> TryUseAsync(LedgerKey key, CancellationToken cancellationToken)
    {
        if (await provider.UnwrapAsync(key.Epoch, key.Wrapped, KeyWrapping.ContextOf(key.Name), cancellationToken).ConfigureAwait(false) is not { } dataKey)
        {
            return null;
        }

        var opened = new PartKey(key.Number, key.Name, dataKey);
        CryptographicOperations.ZeroMemory(dataKey);
        if (_byNumber.Remove(key.Number, out PartKey? before))
        {
            before.Dispose();
        }

        _byNumber[key.Number] = opened;
        _byName[key.Name] = opened;
        return opened;
    }
}
