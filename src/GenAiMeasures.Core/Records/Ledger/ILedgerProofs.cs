namespace GenAiMeasures;

/// <summary>Proofs over the ledger while it runs. Thread-safe.</summary>
public interface ILedgerProofs
{
    /// <summary>Makes the proof that one record is in the ledger, over a checkpoint that is signed now.</summary>
    /// <param name="log">The log.</param>
    /// <param name="sequence">The record's place in it.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The proof, or <see langword="null"/> when there is no such record.</returns>
    /// <exception cref="LedgerUnavailableException">The store cannot be read.</exception>
    ValueTask<LedgerReceipt?> ProveAsync(Guid log, long sequence, CancellationToken cancellationToken = default);

    /// <summary>Signs the heads of all logs as they are now: what an operator keeps elsewhere, so that a truncated ledger shows.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The checkpoints.</returns>
    /// <exception cref="LedgerUnavailableException">The store cannot be read.</exception>
    ValueTask<IReadOnlyList<SignedNote>> SignHeadsAsync(CancellationToken cancellationToken = default);
}
