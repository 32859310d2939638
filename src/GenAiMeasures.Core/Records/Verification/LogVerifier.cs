namespace GenAiMeasures;

// Verifies one log, record by record, in bounded memory: every record against its own hash, its place and its boxes, and all
// of them against tiles, head and checkpoints. Tells what was done to the log where that can be told.
internal sealed class LogVerifier
{
    // enough to show what happened, bounded whatever happened
    private const int MaxProblems = 1_000;

    private readonly Guid _log;
    private readonly IReadOnlyList<LedgerTile> _tiles;
    private readonly MerkleFrontier _tree;
    private readonly SortedSet<long> _missing = [];
    private readonly List<LedgerProblem> _problems = [];
    private readonly Queue<LedgerCheckpoint> _checkpoints;
    private readonly byte[] _hash = new byte[MerkleHash.Length];
    private readonly byte[] _tile = new byte[MerkleHash.Length];
    private long _next;
    private long _checked;

    internal LogVerifier(Guid log, IReadOnlyList<LedgerTile> tiles, MerkleFrontier from, IEnumerable<LedgerCheckpoint> checkpoints)
    {
        _log = log;
        _tiles = tiles;
        _tree = from;
        _next = from.Size;
        _checked = from.Size;
        _checkpoints = new Queue<LedgerCheckpoint>(checkpoints.Where(c => c.Size >= from.Size).OrderBy(c => c.Size));
    }

    internal void Add(LedgerEntry entry)
    {
        if (!RecordHeader.TryRead(entry.Header.Span, out RecordHeader? header))
        {
            Place(entry.Sequence, entry.Sequence);
            Report(LedgerProblemKind.Unreadable, entry.Sequence);
            Grow(entry.LeafHash.Span, entry.Sequence);
            return;
        }

        MerkleHash.Leaf(entry.Header.Span, _hash);
        bool isOwn = header.Log == _log && _hash.AsSpan().SequenceEqual(entry.LeafHash.Span);
        // a header that was changed says nothing of its place: then the row does
        Place(isOwn ? header.Sequence : entry.Sequence, entry.Sequence);
        if (!isOwn)
        {
            Report(LedgerProblemKind.Edited, entry.Sequence);
        }
        else if (FindProblem(entry, header) is { } problem)
        {
            Report(problem, entry.Sequence);
        }

        Grow(_hash, entry.Sequence);
    }

    // What is wrong, after the last record.
    internal IReadOnlyList<LedgerProblem> End(LedgerHead head)
    {
        foreach (long missing in _missing)
        {
            Report(LedgerProblemKind.Dropped, missing);
        }

        if (_next < head.Size)
        {
            Report(LedgerProblemKind.Truncated, _next);
        }
        else if (_problems.Count == 0 && !_tree.Root().AsSpan().SequenceEqual(head.Root.Span))
        {
            // every record agrees with its own hash, but together they are not what the head stands for
            Report(LedgerProblemKind.Edited, Math.Min(_checked, Math.Max(0, _next - 1)));
        }

        // the store agrees with itself and is older than what was signed: it was put back
        if (_checkpoints.Any(c => c.Size > head.Size))
        {
            Report(LedgerProblemKind.RolledBack, head.Size);
        }

        return _problems;
    }

    private void Place(long sequence, long row)
    {
        if (sequence == _next)
        {
            _next++;
        }
        else if (sequence > _next)
        {
            for (; _next < sequence && _missing.Count < MaxProblems; _next++)
            {
                _missing.Add(_next);
            }

            _next = sequence + 1;
        }
        else
        {
            Report(_missing.Remove(sequence) ? LedgerProblemKind.Reordered : LedgerProblemKind.Inserted, row);
        }
    }

    private void Grow(ReadOnlySpan<byte> hash, long sequence)
    {
        if (_tree.Append(hash, _tile))
        {
            long index = (_tree.Size >> MerkleFrontier.TileHeight) - 1;
            if (_problems.Count == 0 && _missing.Count == 0 && !(index < _tiles.Count && _tiles[(int)index].Index == index && _tile.AsSpan().SequenceEqual(_tiles[(int)index].Hash.Span)))
            {
                Report(LedgerProblemKind.Edited, sequence - MerkleFrontier.TileLength + 1);
            }
        }

        CheckAgainstCheckpoints();
    }

    private void CheckAgainstCheckpoints()
    {
        while (_checkpoints.TryPeek(out LedgerCheckpoint? checkpoint) && checkpoint.Size <= _tree.Size)
        {
            _checkpoints.Dequeue();
            if (checkpoint.Size == _tree.Size)
            {
                if (_problems.Count == 0 && _missing.Count == 0 && !_tree.Root().AsSpan().SequenceEqual(checkpoint.Root.Span))
                {
                    // rewritten as a whole: the first record after the last checkpoint that still holds
                    Report(LedgerProblemKind.Edited, Math.Min(_checked, Math.Max(0, checkpoint.Size - 1)));
                }

                _checked = checkpoint.Size;
            }
        }
    }

    private static LedgerProblemKind? FindProblem(LedgerEntry entry, RecordHeader header)
    {
        if (entry.Kind != header.Kind || entry.RecordedAt.ToUnixTimeMilliseconds() != header.RecordedAt)
        {
            return LedgerProblemKind.Edited;
        }

        // a box may be gone, because its key was destroyed, and leaves its empty place; one that is there is the one that was sealed
        if (entry.Parts.Count != header.Parts.Count)
        {
            return LedgerProblemKind.Edited;
        }

        foreach (LedgerPart part in entry.Parts)
        {
            RecordPartDigest? digest = header.Parts.FirstOrDefault(d => d.Id == part.Id);
            if (digest is null || (!part.Box.IsEmpty && !PartSealer.IsBoxOf(digest, part.Box.Span)))
            {
                return LedgerProblemKind.Edited;
            }
        }

        return entry.State == LedgerEntryState.Damaged ? LedgerProblemKind.Unreadable : null;
    }

    private void Report(LedgerProblemKind kind, long sequence)
    {
        if (_problems.Count < MaxProblems)
        {
            _problems.Add(new LedgerProblem(kind, _log, sequence));
        }
    }
}
