namespace GenAiMeasures;

// Signs the heads that have changed and puts them where they are kept; checks at start that the store is not older than what
// was kept. Used under the writer's gate.
internal sealed class CheckpointKeeper
{
    private readonly IReadOnlyList<string> _paths;
    private readonly INoteSigner _signer;
    private readonly Dictionary<Guid, long> _signed = [];

    internal CheckpointKeeper(IReadOnlyList<string> paths, INoteSigner signer)
    {
        _paths = paths;
        _signer = signer;
    }

    internal SignedNote Sign(LedgerHead head) => KeptCheckpoints.Sign(head, _signer);

    // Returns the first error of a place that could not be written; the others were.
    internal Exception? Keep(IEnumerable<LedgerHead> heads)
    {
        List<LedgerHead> changed = [.. heads.Where(h => h.State != LedgerLogState.Purged && _signed.GetValueOrDefault(h.Log, 0) < h.Size)];
        if (changed.Count == 0 || _paths.Count == 0)
        {
            return null;
        }

        List<SignedNote> notes = [.. changed.Select(Sign)];
        Exception? error = null;
        foreach (string path in _paths)
        {
            try
            {
                KeptCheckpoints.Append(path, notes);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                error ??= exception;
            }
        }

        if (error is null)
        {
            changed.ForEach(h => _signed[h.Log] = h.Size);
        }

        return error;
    }

    // Throws where the store is older than, or other than, what was signed.
    internal async ValueTask CheckAsync(ILedgerStore store, LedgerSuite suite, CancellationToken cancellationToken)
    {
        foreach ((LedgerCheckpoint lost, LedgerHead? head) in await FindLostAsync(store, suite, cancellationToken))
        {
            if (head is null || head.Size < lost.Size)
            {
                throw new LedgerUnavailableException(
                    $"The ledger is rolled back: the checkpoint '{lost}' was signed, but the store holds {head?.Size ?? 0} records of that log. "
                    + "Bring the newer store back, or accept the loss with 'genai-measures records recover', which puts it on record.");
            }

            throw new LedgerUnavailableException(
                $"The ledger was changed: its records do not agree with the checkpoint '{lost}' that was signed over them. Stop the service, keep the files and run 'genai-measures records verify'.");
        }
    }

    // The last checkpoint of every log that the store does not reach or does not agree with. The heads are read after the checkpoints,
    // and from the store: another instance may be signing meanwhile, and what it signs over is not what this one writes.
    internal async ValueTask<IReadOnlyList<(LedgerCheckpoint Checkpoint, LedgerHead? Head)>> FindLostAsync(
        ILedgerStore store, LedgerSuite suite, CancellationToken cancellationToken)
    {
        var lost = new List<(LedgerCheckpoint, LedgerHead?)>();
        Dictionary<string, LedgerCheckpoint> latest = ReadLatest();
        if (latest.Count == 0)
        {
            return lost;
        }

        await using ILedgerReader reader = await store.OpenReaderAsync(cancellationToken);
        IReadOnlyList<LedgerHead> heads = await reader.ReadHeadsAsync(cancellationToken);
        foreach (LedgerCheckpoint checkpoint in latest.Values)
        {
            LedgerHead? head = HeadOf(heads, checkpoint);
            if (head is null || head.Size < checkpoint.Size
                || (head.State != LedgerLogState.Purged && !await HoldsAsync(reader, head, checkpoint, suite, cancellationToken)))
            {
                lost.Add((checkpoint, head));
            }
            else
            {
                _signed[head.Log] = checkpoint.Size;
            }
        }

        return lost;
    }

    // The checkpoints of a store that is gone: kept, and no longer held against the one in its place.
    internal void SetAside(DateTimeOffset now)
    {
        foreach (string path in _paths.Where(File.Exists))
        {
            File.Move(path, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{path}.lost-{now:yyyyMMddHHmmssfff}"));
        }

        _signed.Clear();
    }

    private LedgerHead? HeadOf(IReadOnlyList<LedgerHead> heads, LedgerCheckpoint checkpoint) =>
        heads.FirstOrDefault(h => LedgerCheckpoint.OriginOf(_signer.Name, h.Log) == checkpoint.Origin);

    // Only the last note of every log is checked: a year of notes must not hold up a start.
    private Dictionary<string, LedgerCheckpoint> ReadLatest()
    {
        var latest = new Dictionary<string, LedgerCheckpoint>(StringComparer.Ordinal);
        foreach (string path in _paths.Where(File.Exists))
        {
            try
            {
                KeptCheckpoints.CutTornTail(path);
                foreach (LedgerCheckpoint checkpoint in KeptCheckpoints.Trust(LastOfEveryLog(KeptCheckpoints.Read(path)), _signer.ToVerifier(), path))
                {
                    if (!latest.TryGetValue(checkpoint.Origin, out LedgerCheckpoint? known) || known.Size < checkpoint.Size)
                    {
                        latest[checkpoint.Origin] = checkpoint;
                    }
                }
            }
            catch (FormatException exception)
            {
                throw new LedgerUnavailableException(exception.Message, exception);
            }
        }

        return latest;
    }

    // what is no checkpoint at all stays among them, and is refused
    private static IEnumerable<SignedNote> LastOfEveryLog(IReadOnlyList<SignedNote> notes)
    {
        var last = new Dictionary<string, (SignedNote Note, long Size)>(StringComparer.Ordinal);
        foreach (SignedNote note in notes)
        {
            (string origin, long size) = LedgerCheckpoint.TryParse(note.Text, out LedgerCheckpoint? checkpoint) ? (checkpoint.Origin, checkpoint.Size) : ("", 0);
            if (!last.TryGetValue(origin, out (SignedNote Note, long Size) known) || known.Size <= size)
            {
                last[origin] = (note, size);
            }
        }

        return last.Values.Select(l => l.Note);
    }

    private static async ValueTask<bool> HoldsAsync(
        ILedgerReader reader, LedgerHead head, LedgerCheckpoint checkpoint, LedgerSuite suite, CancellationToken cancellationToken)
    {
        LedgerLogReader log = await LedgerLogReader.OpenAsync(reader, head.Log, cancellationToken, suite);
        MerkleFrontier? frontier = await log.FrontierAsync(checkpoint.Size, cancellationToken);
        return frontier is not null && frontier.Root().AsSpan().SequenceEqual(checkpoint.Root.Span);
    }
}
