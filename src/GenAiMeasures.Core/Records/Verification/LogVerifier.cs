namespace GenAiMeasures;

// Verifies one log, record by record, in bounded memory: every record against its own hash, its place and its boxes, and all
// of them against tiles, head and checkpoints. Tells what was done to the log where that can be told.
internal sealed class LogVerifier
{
    // enough to show what happened, bounded whatever happened
    private const int MaxProblems = 1_000;

    private readonly Guid _log;
    private readonly byte[] _logBytes;
    private readonly IReadOnlyList<LedgerTile> _tiles;
    private readonly MerkleFrontier _tree;
    private readonly LedgerSuite _suite;
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
        _logBytes = log.ToByteArray(bigEndian: true);
        _tiles = tiles;
        _tree = from;
        _suite = from.Suite;
        _next = from.Size;
        _checked = from.Size;
        _checkpoints = new Queue<LedgerCheckpoint>(checkpoints.Where(c => c.Size >= from.Size).OrderBy(c => c.Size));
    }

    internal void Add(LedgerEntry entry)
    {
        ReadOnlySpan<byte> header = entry.Header.Span;
        if (!RecordHeader.TryReadKind(header, out RecordKind kind, out long recordedAt))
        {
            Place(entry.Sequence, entry.Sequence);
            Report(LedgerProblemKind.Unreadable, entry.Sequence);

            // a stored hash may have been changed to any length
            Grow(entry.LeafHash.Length == MerkleHash.Length ? entry.LeafHash.Span : MerkleHash.Empty(), entry.Sequence);
            return;
        }

        MerkleHash.Leaf(header, _hash, _suite);
        bool isOwn = RecordHeader.LogOf(header).SequenceEqual(_logBytes) && _hash.AsSpan().SequenceEqual(entry.LeafHash.Span);
        // a header that was changed says nothing of its place: then the row does
        Place(isOwn ? RecordHeader.SequenceOf(header) : entry.Sequence, entry.Sequence);
        if (!isOwn || RecordHeader.SuiteOf(header) != _suite.Id || entry.Kind != kind || entry.RecordedAt.ToUnixTimeMilliseconds() != recordedAt || !AreParts(entry.Parts, header))
        {
            Report(LedgerProblemKind.Edited, entry.Sequence);
        }
        else if (entry.State == LedgerEntryState.Damaged)
        {
            Report(LedgerProblemKind.Unreadable, entry.Sequence);
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

    // a box may be gone, because its key was destroyed, and leaves an empty place that names no key; one that is there is the one that was sealed
    private bool AreParts(IReadOnlyList<LedgerPart> parts, ReadOnlySpan<byte> header)
    {
        if (parts.Count != RecordHeader.PartsOf(header))
        {
            return false;
        }

        Span<byte> hash = stackalloc byte[MerkleHash.Length];
        for (int i = 0; i < parts.Count; i++)
        {
            // both stand by rising id
            ReadOnlySpan<byte> digest = RecordHeader.PartOf(header, i);
            ReadOnlySpan<byte> box = parts[i].Box.Span;
            if ((byte)parts[i].Id != digest[0])
            {
                return false;
            }

            if (box.IsEmpty)
            {
                if (parts[i].Key is not null)
                {
                    return false;
                }

                continue;
            }

            _suite.Hash(box, hash);
            if (!hash.SequenceEqual(RecordPartDigest.CiphertextOf(digest)))
            {
                return false;
            }
        }

        return true;
    }

    private void Report(LedgerProblemKind kind, long sequence)
    {
        if (_problems.Count < MaxProblems)
        {
            _problems.Add(new LedgerProblem(kind, _log, sequence));
        }
    }
}
