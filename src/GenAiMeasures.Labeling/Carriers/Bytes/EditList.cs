namespace GenAiMeasures.Labeling;

/// <summary>
/// What changes in a content, and by that everything that does not. Carriers only ever say which bytes are replaced, so what they
/// do not mention cannot change. Edits may come in any order and may not overlap; of several at one offset with no length, the first
/// stands first.
/// </summary>
internal sealed class EditList(long contentLength)
{
    private readonly List<Edit> _edits = [];
    private bool _isSorted = true;

    internal long ContentLength { get; } = contentLength;

    internal int Count => _edits.Count;

    internal IReadOnlyList<Edit> Sorted
    {
        get
        {
            if (!_isSorted)
            {
                Sort();
            }

            return _edits;
        }
    }

    internal long NewLength
    {
        get
        {
            long length = ContentLength;
            foreach (Edit edit in _edits)
            {
                length += edit.Bytes.Length - edit.Length;
            }

            return length;
        }
    }

    // whether the file can stay where it is: bytes are overwritten, and more of them stand at the end
    internal bool IsInPlace
    {
        get
        {
            foreach (Edit edit in _edits)
            {
                if (edit.Length != edit.Bytes.Length && !(edit.End == ContentLength && edit.Bytes.Length > edit.Length))
                {
                    return false;
                }
            }

            return true;
        }
    }

    internal void Replace(long offset, long length, ReadOnlyMemory<byte> bytes)
    {
        if (offset < 0 || length < 0 || length > ContentLength - offset)
        {
            throw DamagedContentException.Truncated();
        }

        _isSorted = _edits.Count == 0 || (_isSorted && _edits[^1].End <= offset);
        _edits.Add(new Edit(offset, length, bytes));
    }

    internal void Insert(long offset, ReadOnlyMemory<byte> bytes) => Replace(offset, 0, bytes);

    internal void Delete(long offset, long length) => Replace(offset, length, default);

    internal void Append(ReadOnlyMemory<byte> bytes) => Replace(ContentLength, 0, bytes);

    // where a byte of the content stands afterwards; a byte that is replaced stands where its replacement begins
    internal long Map(long offset)
    {
        long moved = 0;
        foreach (Edit edit in Sorted)
        {
            if (edit.Offset > offset || (edit.Offset == offset && edit.Length > 0))
            {
                break;
            }

            if (edit.End > offset)
            {
                return edit.Offset + moved;
            }

            moved += edit.Bytes.Length - edit.Length;
        }

        return offset + moved;
    }

    internal long CountMoved()
    {
        long moved = 0;
        long shift = 0;
        long at = 0;
        foreach (Edit edit in Sorted)
        {
            moved += shift == 0 ? 0 : edit.Offset - at;
            shift += edit.Bytes.Length - edit.Length;
            at = edit.End;
        }

        return moved + (shift == 0 ? 0 : ContentLength - at);
    }

    private void Sort()
    {
        Edit[] sorted = [.. _edits.Select((edit, i) => (edit, i)).OrderBy(e => e.edit.Offset).ThenBy(e => e.edit.Length > 0).ThenBy(e => e.i).Select(e => e.edit)];
        for (int i = 1; i < sorted.Length; i++)
        {
            if (sorted[i].Offset < sorted[i - 1].End)
            {
                throw new InvalidOperationException("Two edits of a content overlap.");
            }
        }

        _edits.Clear();
        _edits.AddRange(sorted);
        _isSorted = true;
    }
}
