using Microsoft.Win32.SafeHandles;

namespace GenAiMeasures.Storage.PostgreSql;

// Groups of sealed records on the instance's own disk, in files that are only ever appended to: what was appended is synced
// when AppendAsync returns. One writer; readers beside it see what is durable. Segments go when they are shipped.
internal sealed class Journal : IDisposable
{
    private readonly string _folder;
    private readonly JournalLimits _limits;
    private readonly Action<SafeFileHandle> _flush;
    private readonly Lock _lock = new();
    private readonly JournalBuffer _buffer = new();
    private readonly List<JournalSegment> _segments = [];
    private SafeFileHandle? _file;
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _expected = -1;

    internal Journal(string folder, JournalLimits limits, Action<SafeFileHandle>? flush = null)
    {
        _folder = folder;
        _limits = limits;
        _flush = flush ?? RandomAccess.FlushToDisk;
    }

    internal bool IsOpen => _file is not null;

    // the last group that is durable; 0 when there was never one
    internal long LastGroup { get; private set; }

    internal long Bytes
    {
        get
        {
            lock (_lock)
            {
                return _segments.Sum(s => s.Length);
            }
        }
    }

    internal long TotalBytes => _limits.TotalBytes;

    // Opens the journal, or opens it again after a failure, and gives what stands in it from a group on. Bytes that a crash left
    // half-written at the very end are cut off; anything else that is not whole stops the start.
    internal void Open(long afterGroup, Action<JournalGroup> each)
    {
        lock (_lock)
        {
            Close();
            _segments.Clear();
            try
            {
                Recover(afterGroup, each);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                Close();
                throw JournalErrors.Failed(_folder, exception);
            }
            catch
            {
                Close();
                throw;
            }
        }
    }

    // Makes a group durable. After a failure the file is suspect: it is closed, and Open reads what is really there.
    internal long Append(IReadOnlyList<LedgerEntry> entries, IReadOnlyList<LedgerHead> heads)
    {
        lock (_lock)
        {
            if (_file is null)
            {
                throw JournalErrors.Closed(_folder);
            }

            try
            {
                return AppendSynced(entries, heads);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                _expected = LastGroup;
                Close();
                throw JournalErrors.Failed(_folder, exception);
            }
        }
    }

    // whether the limit of the whole is not reached yet; one group may pass it
    internal bool HasRoom => Bytes < _limits.TotalBytes;

    // Ends when something was appended or a segment went.
    internal Task Changed
    {
        get
        {
            lock (_lock)
            {
                return _changed.Task;
            }
        }
    }

    // Durable groups after one, at most some bytes of them and at least one where there is one.
    internal List<JournalGroup> Read(long afterGroup, long maxBytes)
    {
        JournalSegment? segment;
        long end;
        lock (_lock)
        {
            segment = _segments.Find(s => s.LastGroup > afterGroup);
            end = segment?.Length ?? 0;
        }

        var groups = new List<JournalGroup>();
        if (segment is null)
        {
            return groups;
        }

        using var reader = new SegmentReader(segment.Path, segment.FirstGroup, end);
        long bytes = 0;
        while (bytes < maxBytes)
        {
            long before = reader.Offset;
            if (reader.Read() is not { } group)
            {
                if (!reader.IsAtEnd)
                {
                    throw JournalErrors.Corrupt(segment.Path, reader.Offset);
                }

                break;
            }

            if (group.Number > afterGroup)
            {
                groups.Add(group);
                bytes += reader.Offset - before;
            }
        }

        return groups;
    }

    // Deletes the segments of which nothing is needed any more; the one that is written stays.
    internal void DeleteThrough(long group)
    {
        lock (_lock)
        {
            while (_segments.Count > 1 && _segments[0].LastGroup <= group)
            {
                File.Delete(_segments[0].Path);
                _segments.RemoveAt(0);
            }

            Signal();
        }
    }

    // whether there is a segment that nothing is needed of any more
    internal bool HasShipped(long group)
    {
        lock (_lock)
        {
            return _segments.Count > 1 && _segments[0].LastGroup <= group;
        }
    }

    // Begins a new segment, so that what was shipped of the last one can go.
    internal void Rotate()
    {
        lock (_lock)
        {
            if (_file is not null && _segments[^1].Length > 0)
            {
                Begin();
            }
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            Close();
        }
    }

    private void Recover(long afterGroup, Action<JournalGroup> each)
    {
        List<JournalSegment> found = JournalSegment.Find(_folder);
        long next = found.Count == 0 ? afterGroup + 1 : found[0].FirstGroup;
        if (next > afterGroup + 1)
        {
            throw JournalErrors.Missing(_folder, afterGroup + 1, next - 1);
        }

        for (int i = 0; i < found.Count; i++)
        {
            JournalSegment segment = found[i];
            if (segment.FirstGroup != next)
            {
                throw JournalErrors.Missing(_folder, next, segment.FirstGroup - 1);
            }

            ReadSegment(segment, isLast: i == found.Count - 1, afterGroup, each);
            next = segment.LastGroup + 1;
            _segments.Add(segment);
        }

        LastGroup = next - 1;
        long known = Math.Max(_expected, afterGroup);
        if (LastGroup < known)
        {
            throw JournalErrors.Missing(_folder, LastGroup + 1, known);
        }

        // a file whose sync failed is never written again: the system may have dropped what it did not write
        if (_segments.Count == 0 || _expected >= 0 || _segments[^1].Length >= _limits.SegmentBytes)
        {
            Begin();
        }
        else
        {
            _file = File.OpenHandle(_segments[^1].Path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read);
        }

        _expected = -1;
    }

    private void ReadSegment(JournalSegment segment, bool isLast, long afterGroup, Action<JournalGroup> each)
    {
        long end;
        using (var reader = new SegmentReader(segment.Path, segment.FirstGroup))
        {
            while ((_expected < 0 || segment.LastGroup < _expected) && reader.Read() is { } group)
            {
                segment.LastGroup = group.Number;
                if (group.Number > afterGroup)
                {
                    each(group);
                }
            }

            end = segment.Length = reader.Offset;
            if (reader.IsAtEnd)
            {
                return;
            }

            // what was never acknowledged, because its sync failed, is cut off as well
            bool isUnacknowledged = _expected >= 0 && segment.LastGroup == _expected;
            if (!isLast || (!isUnacknowledged && reader.HasLaterGroup(end + 1)))
            {
                throw JournalErrors.Corrupt(segment.Path, end);
            }
        }

        using SafeFileHandle file = File.OpenHandle(segment.Path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        RandomAccess.SetLength(file, end);
        _flush(file);
    }

    private long AppendSynced(IReadOnlyList<LedgerEntry> entries, IReadOnlyList<LedgerHead> heads)
    {
        JournalSegment segment = _segments[^1];
        if (segment.Length >= _limits.SegmentBytes)
        {
            segment = Begin();
        }

        _buffer.Clear();
        _buffer.Reserve(JournalFrame.HeaderLength);
        JournalGroupCodec.Write(_buffer, entries, heads);
        Memory<byte> frame = _buffer.Written;
        JournalFrame.Seal(frame.Span, LastGroup + 1);
        RandomAccess.Write(_file!, frame.Span, segment.Length);
        _flush(_file!);
        segment.Length += frame.Length;
        LastGroup = ++segment.LastGroup;
        Signal();
        return LastGroup;
    }

    private JournalSegment Begin()
    {
        var segment = new JournalSegment(JournalSegment.PathOf(_folder, LastGroup + 1), LastGroup + 1);

        // a name that a crash left with nothing whole in it; another file, should the sync of that one have failed
        File.Delete(segment.Path);
        FileStream stream = OwnerOnlyFile.OpenToWrite(segment.Path);
        try
        {
            _flush(stream.SafeFileHandle);
        }
        finally
        {
            stream.Dispose();
        }

        _file?.Dispose();
        _file = File.OpenHandle(segment.Path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read);
        _segments.RemoveAll(s => s.FirstGroup == segment.FirstGroup);
        _segments.Add(segment);
        return segment;
    }

    private void Signal()
    {
        TaskCompletionSource before = _changed;
        _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        before.SetResult();
    }

    private void Close()
    {
        _file?.Dispose();
        _file = null;
    }
}
