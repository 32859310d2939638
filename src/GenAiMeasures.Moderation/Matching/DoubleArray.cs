namespace GenAiMeasures.Moderation;

// Cells with a linked list of the free ones. Rows with one symbol take the first free cell; others look from a cursor on, which
// leaves a crowded stretch for good after a bounded number of tries: so no set of patterns makes the build slow, and the
// holes that are left behind are filled by the many rows with one symbol.
internal sealed class DoubleArray
{
    private const int TriesForSmallRows = 2_048;
    private const int TriesForLargeRows = 4_096;
    private const int LargeRow = 8;
    private const int None = -1;

    private int[] _next = [];
    private int[] _previous = [];
    private int _head = None;
    private int _tail = None;
    private int _cursor = None;
    private int _used = 1;

    internal DoubleArray()
    {
        Extend(1_024);
        Take(0);
        Cells[0].Check = Cell.Root;
    }

    internal Cell[] Cells { get; private set; } = [];

    // the next state by a symbol, or -1
    internal int Next(int state, int symbol)
    {
        int next = Cells[state].Base + symbol;
        return (uint)next < (uint)Cells.Length && Cells[next].Check == state ? next : -1;
    }

    // Places a row of next states, symbols ascending. Returns its base.
    internal int Place(int state, ReadOnlySpan<int> symbols)
    {
        int start = Find(symbols);
        int last = start + symbols[^1];
        if (last >= Cells.Length)
        {
            Extend(last + 1);
        }

        foreach (int symbol in symbols)
        {
            int cell = start + symbol;
            Take(cell);
            Cells[cell].Check = state;
            _used = Math.Max(_used, cell + 1);
        }

        Cells[state].Base = start;
        return start;
    }

    // Cuts the cells that were never used. Returns how many are left.
    internal int Trim()
    {
        Cell[] cells = Cells;
        Array.Resize(ref cells, _used);
        Cells = cells;
        return _used;
    }

    private int Find(ReadOnlySpan<int> symbols)
    {
        if (symbols.Length == 1)
        {
            return (_head == None ? Cells.Length : _head) - symbols[0];
        }

        int tries = symbols.Length < LargeRow ? TriesForSmallRows : TriesForLargeRows;
        int left = tries;
        for (int cell = _cursor == None ? _head : _cursor; cell != None; cell = _next[cell])
        {
            if (Fits(cell - symbols[0], symbols))
            {
                return cell - symbols[0];
            }

            if (--left == 0)
            {
                _cursor = cell;
                left = tries;
            }
        }

        return Cells.Length - symbols[0];
    }

    private bool Fits(int start, ReadOnlySpan<int> symbols)
    {
        Cell[] cells = Cells;
        for (int i = 1; i < symbols.Length; i++)
        {
            int cell = start + symbols[i];
            if (cell >= cells.Length)
            {
                return true;
            }

            if (cells[cell].Check != Cell.Free)
            {
                return false;
            }
        }

        return true;
    }

    private void Extend(int atLeast)
    {
        int from = Cells.Length;
        int to = Math.Max(atLeast, from * 2);
        Cell[] cells = Cells;
        Array.Resize(ref cells, to);
        Array.Resize(ref _next, to);
        Array.Resize(ref _previous, to);
        for (int i = from; i < to; i++)
        {
            cells[i].Check = Cell.Free;
            _previous[i] = i == from ? _tail : i - 1;
            _next[i] = i == to - 1 ? None : i + 1;
        }

        if (_tail == None)
        {
            _head = from;
        }
        else
        {
            _next[_tail] = from;
        }

        _tail = to - 1;
        Cells = cells;
    }

    private void Take(int cell)
    {
        int next = _next[cell];
        int previous = _previous[cell];
        _cursor = cell == _cursor ? next : _cursor;
        if (previous == None)
        {
            _head = next;
        }
        else
        {
            _next[previous] = next;
        }

        if (next == None)
        {
            _tail = previous;
        }
        else
        {
            _previous[next] = previous;
        }
    }
}
