namespace GenAiMeasures;

/// <summary>Opens the sealed parts of entries with the ledger's keys. For one caller at a time.</summary>
public sealed class RecordOpener : IDisposable
{
    private readonly KeyRing _ring;

    /// <summary>Initializes the opener.</summary>
    /// <param name="keys">The ledger's data keys.</param>
    /// <param name="provider">The keys that wrap them.</param>
    /// <param name="time">The clock by which opened keys are forgotten after minutes; the system's when it is <see langword="null"/>.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public RecordOpener(ILedgerKeyStore keys, IKeyEncryptionKeyProvider provider, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentNullException.ThrowIfNull(provider);
        _ring = new KeyRing(keys, provider, new RandomSource(), time ?? TimeProvider.System);
    }

    /// <summary>Opens an entry. A key that was destroyed is no error: the entry says so.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The entry with its texts, or with the reason why there are none.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="entry"/> is <see langword="null"/>.</exception>
    /// <exception cref="LedgerUnavailableException">The keys cannot be read, or the entry is of a suite that was not registered (<see cref="LedgerSuite.Register"/>).</exception>
    public async ValueTask<LedgerEntry> OpenAsync(LedgerEntry entry, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (!RecordHeader.TryRead(entry.Header.Span, out RecordHeader? header))
        {
            return entry with { State = LedgerEntryState.Damaged };
        }

        var suite = LedgerSuites.Of(header.Suite);
        LedgerEntryState state = LedgerEntryState.Erased;
        byte[] body = [];
        byte[] content = [];
        foreach (RecordPartDigest digest in header.Parts)
        {
            LedgerPart? part = entry.Parts.FirstOrDefault(p => p.Id == digest.Id);
            (LedgerEntryState partState, byte[] text) = await OpenPartAsync(entry, suite, digest, part, cancellationToken).ConfigureAwait(false);
            if (digest.Id == RecordPartId.Facts)
            {
                state = partState;
                body = text;
            }
            else if (partState == LedgerEntryState.Damaged)
            {
                state = partState;
            }
            else
            {
                content = text.Length > 0 ? text : content;
            }
        }

        return entry with { State = state, Body = body, Content = content };
    }

    /// <summary>Forgets the opened keys, and wipes them.</summary>
    public void Dispose() => _ring.Dispose();

    private async ValueTask<(LedgerEntryState State, byte[] Text)> OpenPartAsync(
        LedgerEntry entry, LedgerSuite suite, RecordPartDigest digest, LedgerPart? part, CancellationToken cancellationToken)
    {
        if (part is null || part.Key is not { } number || part.Box.IsEmpty
            || await _ring.FindAsync(number, suite, cancellationToken).ConfigureAwait(false) is not { } key)
        {
            return (LedgerEntryState.Erased, []);
        }

        return PartSealer.Open(key, entry.Log, entry.Sequence, digest, part.Box.Span) is { } encoded && PartCodec.Decode(encoded) is { } text
            ? (LedgerEntryState.Opened, text)
            : (LedgerEntryState.Damaged, []);
    }
}
