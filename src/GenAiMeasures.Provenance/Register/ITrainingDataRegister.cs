namespace GenAiMeasures.Provenance;

/// <summary>The register of training data and annotation (Interim Measures Art. 7, 8, 19): versioned, with a history that is only appended to. Thread-safe.</summary>
public interface ITrainingDataRegister
{
    /// <summary>Reads the current state.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The snapshot; version 0 without a source where nothing was committed yet.</returns>
    /// <exception cref="ProvenanceInputException">What is stored cannot be read; each problem is named with its place.</exception>
    /// <exception cref="LedgerUnavailableException">The ledger cannot be read, where the register stands in one.</exception>
    ValueTask<RegisterSnapshot> ReadAsync(CancellationToken cancellationToken = default);

    /// <summary>Writes a new state, whole or not at all, with an entry in the history.</summary>
    /// <param name="data">The new state.</param>
    /// <param name="expectedVersion">The version that the change was made on.</param>
    /// <param name="by">Who changes it: a staff name or number.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The new snapshot.</returns>
    /// <exception cref="ArgumentException"><paramref name="by"/> or <paramref name="reason"/> is empty.</exception>
    /// <exception cref="RegisterConflictException">The register is at another version.</exception>
    /// <exception cref="ProvenanceInputException">The new state contradicts itself: duplicate ids, unknown or cyclic parents, negative sizes, impossible shares or dates.</exception>
    /// <exception cref="LedgerUnavailableException">The record is not known to be durable, where the register stands in a ledger: read again before repeating the change.</exception>
    ValueTask<RegisterSnapshot> CommitAsync(TrainingData data, int expectedVersion, string by, string reason, CancellationToken cancellationToken = default);
}
