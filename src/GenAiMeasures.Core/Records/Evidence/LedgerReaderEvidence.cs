using System.Runtime.CompilerServices;

namespace GenAiMeasures;

/// <summary>
/// Reads and proves a ledger through a reader, of a live store or a copy of one: for papers that are made beside the app. Writes nothing, so
/// that what is signed here never contradicts what the app signs. For one caller at a time, as the reader is.
/// </summary>
/// <param name="reader">The reader; not disposed. It opens entries where it has the keys.</param>
/// <param name="signer">The ledger's signing key, or <see langword="null"/> where it is not here: nothing is then signed or proven.</param>
public sealed class LedgerReaderEvidence(ILedgerReader reader, INoteSigner? signer = null) : ILedgerEvidence
{
    /// <inheritdoc/>
    public async IAsyncEnumerable<LedgerEntry> ReadAsync(
        IReadOnlyCollection<RecordKind> kinds, long fromPosition = 0, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(kinds);
        await foreach (LedgerEntry entry in reader.ReadAsync(fromPosition, cancellationToken))
        {
            if (kinds.Contains(entry.Kind))
            {
                yield return entry;
            }
        }
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<LedgerEntry> ReadKindAsync(RecordKind kind, CancellationToken cancellationToken = default) => reader.ReadKindAsync(kind, cancellationToken);

    /// <summary>Not to be had beside the app: the keys by which a person's records are found are the ledger's own.</summary>
    /// <param name="pseudonym">The person's pseudonym.</param>
    /// <param name="cancellationToken">Not used.</param>
    /// <returns>Nothing: it throws.</returns>
    /// <exception cref="ArgumentException"><paramref name="pseudonym"/> is empty.</exception>
    /// <exception cref="LedgerUnavailableException">Always.</exception>
    public IAsyncEnumerable<LedgerEntry> ReadSubjectAsync(string pseudonym, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(pseudonym);
        throw new LedgerUnavailableException("A reader beside the app cannot find one person's records: their keys are found with the ledger's secret. Ask the app, or use 'genai-measures records export --subject'.");
    }

    /// <inheritdoc/>
    public ValueTask<LedgerCounts> CountAsync(CancellationToken cancellationToken = default) => LedgerCounts.OfAsync(reader, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<SignedNote>> SignAsync(CancellationToken cancellationToken = default)
    {
        INoteSigner key = Signer();
        return [.. (await reader.ReadHeadsAsync(cancellationToken)).Where(h => h.State != LedgerLogState.Purged).Select(h => KeptCheckpoints.Sign(h, key))];
    }

    /// <inheritdoc/>
    public async ValueTask<LedgerReceipt> ProveAsync(LedgerEntry entry, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entry);
        INoteSigner key = Signer();

        // the head first: what a running app writes after it is beyond the size that is proven
        LedgerHead head = (await reader.ReadHeadsAsync(cancellationToken)).FirstOrDefault(h => h.Log == entry.Log && h.Size > entry.Sequence)
            ?? throw new LedgerUnavailableException($"The log {entry.Log:n} does not hold the record {entry.Sequence}. Run 'genai-measures records verify'.");
        LedgerLogReader log = await LedgerLogReader.OpenAsync(reader, entry.Log, cancellationToken);
        return new LedgerReceipt
        {
            Index = entry.Sequence,
            Path = await log.InclusionAsync(entry.Sequence, head.Size, cancellationToken),
            Checkpoint = KeptCheckpoints.Sign(head, key),
            Extra = entry.Header,
        };
    }

    /// <inheritdoc/>
    public ValueTask<LedgerVerification> VerifyAsync(CancellationToken cancellationToken = default) => LedgerVerifier.VerifyAsync(reader, cancellationToken);

    private INoteSigner Signer() => signer ?? throw new LedgerUnavailableException("The ledger's signing key is not here: nothing can be signed or proven. Give it, or do without proofs.");
}
