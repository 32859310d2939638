namespace GenAiMeasures;

/// <summary>Keeps the wrapped data keys of a ledger apart from its records. Implemented by storage packages. Thread-safe.</summary>
public interface ILedgerKeyStore
{
    /// <summary>Gets a number that changes when another process destroyed keys of this store: whoever holds opened keys forgets them then. Never waits.</summary>
    long DestroyedElsewhere => 0;

    /// <summary>Finds keys by what they are for.</summary>
    /// <param name="names">What for.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>Those that exist, in any order.</returns>
    /// <exception cref="LedgerUnavailableException">The store cannot be read.</exception>
    ValueTask<IReadOnlyList<LedgerKey>> FindAsync(IReadOnlyCollection<LedgerKeyName> names, CancellationToken cancellationToken = default);

    /// <summary>Finds all keys of a subject.</summary>
    /// <param name="subject">Whose.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The keys, by rising number.</returns>
    /// <exception cref="LedgerUnavailableException">The store cannot be read.</exception>
    ValueTask<IReadOnlyList<LedgerKey>> FindSubjectAsync(SubjectLookup subject, CancellationToken cancellationToken = default);

    /// <summary>Reads keys by number.</summary>
    /// <param name="afterNumber">The number after which to begin.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The keys, by rising number.</returns>
    /// <exception cref="LedgerUnavailableException">The store cannot be read.</exception>
    ValueTask<IReadOnlyList<LedgerKey>> ReadAsync(long afterNumber, int count, CancellationToken cancellationToken = default);

    /// <summary>Adds keys. They are durable when this returns: a record under a key that a crash takes back could never be opened again.</summary>
    /// <param name="keys">The keys; their numbers are ignored.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The keys under their numbers, in the same order.</returns>
    /// <exception cref="LedgerUnavailableException">They are not durable.</exception>
    ValueTask<IReadOnlyList<LedgerKey>> AddAsync(IReadOnlyList<LedgerKey> keys, CancellationToken cancellationToken = default);

    /// <summary>Changes epoch, wrapping and restriction of keys, all or none, durably. What a row held before must not be readable in the file afterwards.</summary>
    /// <param name="keys">The keys as they shall be. One that no longer exists is passed over, never made again.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>A task that ends when they are durable.</returns>
    /// <exception cref="LedgerUnavailableException">They are not durable.</exception>
    ValueTask UpdateAsync(IReadOnlyList<LedgerKey> keys, CancellationToken cancellationToken = default);

    /// <summary>Destroys keys, all or none, durably. No byte of their rows may be readable in any file of the store afterwards.</summary>
    /// <param name="numbers">Their numbers; one that no longer exists is passed over.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>A task that ends when they are gone.</returns>
    /// <exception cref="LedgerUnavailableException">They are not gone. A store that cannot destroy says so.</exception>
    ValueTask DeleteAsync(IReadOnlyCollection<long> numbers, CancellationToken cancellationToken = default);

    /// <summary>Destroys keys as <see cref="DeleteAsync"/> does, and tells the other instances that share the store, where there are any.</summary>
    /// <param name="keys">The keys; one that no longer exists is passed over.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>A task that ends when they are gone.</returns>
    /// <exception cref="LedgerUnavailableException">They are not gone. A store that cannot destroy says so.</exception>
    ValueTask DestroyAsync(IReadOnlyCollection<DestroyedKey> keys, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return DeleteAsync([.. keys.Select(k => k.Number)], cancellationToken);
    }
}
