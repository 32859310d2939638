namespace GenAiMeasures.Provenance;

/// <summary>
/// A register in the ledger: each version is a record that holds it whole (<see cref="TrainingDataCommitted"/>). Of two records of the same
/// version the one that was committed first stands, so that several instances over one store cannot both win. Thread-safe.
/// </summary>
/// <remarks>The records are of the class <c>document</c> and end with its maximum (120 months unless the host sets another): a register that is in use is committed again before that.</remarks>
public sealed class LedgerTrainingDataRegister : ITrainingDataRegister, IDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly ILedger _ledger;
    private readonly ILedgerEvidence _records;
    private readonly TimeProvider _time;

    /// <summary>Initializes a register over a ledger.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="records">What was recorded in it.</param>
    /// <param name="time">The clock of the history.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public LedgerTrainingDataRegister(ILedger ledger, ILedgerEvidence records, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(time);
        _ledger = ledger;
        _records = records;
        _time = time;
    }

    /// <summary>Reads the register from a ledger's store without the app, such as from a copy.</summary>
    /// <param name="reader">A reader that opens what it reads.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The snapshot; version 0 without a source where nothing was committed.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="reader"/> is <see langword="null"/>.</exception>
    /// <exception cref="ProvenanceInputException">A record cannot be read: it is damaged, or the ledger's keys are not here.</exception>
    /// <exception cref="LedgerUnavailableException">The store cannot be read.</exception>
    public static async ValueTask<RegisterSnapshot> ReadFromAsync(ILedgerReader reader, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return await LedgerVersions.ReadAsync(reader.ReadKindAsync(RecordKind.TrainingDataCommitted, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<RegisterSnapshot> ReadAsync(CancellationToken cancellationToken = default) =>
        LedgerVersions.ReadAsync(_records.ReadKindAsync(RecordKind.TrainingDataCommitted, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<RegisterSnapshot> CommitAsync(TrainingData data, int expectedVersion, string by, string reason, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentException.ThrowIfNullOrWhiteSpace(by);
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        RegisterStructure.ThrowIfContradictory(data);
        await _gate.WaitAsync(cancellationToken);
        try
        {
            RegisterSnapshot current = await ReadAsync(cancellationToken);
            if (current.Version != expectedVersion)
            {
                throw new RegisterConflictException(expectedVersion, current.Version);
            }

            RegisterEntry entry = RegisterHistory.Append(current, data, by, reason, _time.GetUtcNow());
            await _ledger.AppendAsync(
                new TrainingDataCommitted { Version = entry.Version, Digest = entry.Digest, Entry = RegisterJson.ToElement(entry), Register = RegisterJson.ToElement(data) },
                cancellationToken);

            // another instance may have been first with this version: only what stands is this commit
            RegisterSnapshot after = await ReadAsync(cancellationToken);
            bool stands = after.Version >= entry.Version && after.History.Any(e => e.Version == entry.Version && string.Equals(e.Hash, entry.Hash, StringComparison.Ordinal));
            return stands
                ? new RegisterSnapshot(data, entry.Version, entry.Digest, [.. current.History, entry]) { HistoryFrom = current.History.Count == 0 ? entry.Version : current.HistoryFrom }
                : throw new RegisterConflictException(expectedVersion, after.Version);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();
}
