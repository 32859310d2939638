namespace GenAiMeasures;

/// <summary>The ordered, provable whole of what is recorded (账本). Thread-safe.</summary>
public interface ILedger
{
    /// <summary>Appends a record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="cancellationToken">Ends the waiting, not the writing: a record that is queued is written.</param>
    /// <returns>A task that ends when the record is durable.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="record"/> is <see langword="null"/>.</exception>
    /// <exception cref="LedgerUnavailableException">The store failed or took longer than <see cref="RecordOptions.TimeoutMilliseconds"/>. Nothing is dropped silently: the caller knows.</exception>
    ValueTask AppendAsync(LedgerRecord record, CancellationToken cancellationToken = default);

    /// <summary>Makes the pseudonym under which a subject stands in this ledger: a keyed hash, the same for the same subject and unrelated to any other ledger's.</summary>
    /// <param name="subject">The subject.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>32 hexadecimal digits.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="subject"/> is <see langword="null"/>.</exception>
    /// <exception cref="LedgerUnavailableException">The store cannot be opened.</exception>
    ValueTask<string> GetPseudonymAsync(Subject subject, CancellationToken cancellationToken = default);
}
