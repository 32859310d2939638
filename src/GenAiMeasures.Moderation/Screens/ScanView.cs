using System.Runtime.CompilerServices;

namespace GenAiMeasures.Moderation;

// Where one reading of a text stands in the automaton: its state, and the last symbols with their places in the original.
// A text has two readings at times: as it stands, and with every run of one symbol read as one.
internal sealed class ScanView
{
    // how many characters before a term an ordinary word that cuts across its beginning can start
    internal const int LongestWord = 8;

    // symbols and lengths are looked at around short terms only
    private const int Recent = 16;

    private readonly Automaton _automaton;
    private readonly int[] _positions;
    private readonly Marks[] _marks;
    private readonly ushort[] _symbols = new ushort[Recent];

    // where a symbol ends; the first one of a run
    private readonly int[] _ends = new int[Recent];
    private readonly int _mask;

    // how many symbols ago a run was read as one
    private int _sinceRun;

    internal ScanView(Automaton automaton)
    {
        _automaton = automaton;
        int size = Recent;
        while (size < automaton.MaxDepth + LongestWord + 1)
        {
            size *= 2;
        }

        _positions = new int[size];
        _marks = new Marks[size];
        _mask = size - 1;
    }

    internal int Capacity => _positions.Length;

    internal int State { get; private set; }

    // how many symbols were read
    internal int Count { get; private set; }

    // the last symbol that was read since nothing could go on, or 0
    internal ushort Last { get; private set; }

    // where what can still become a longer pattern begins
    internal int LiveStart
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _automaton.LiveDepths[State] is var depth && depth == 0 ? int.MaxValue : _positions[(Count - depth) & _mask];
    }

    // the same for patterns that count
    internal int HoldStart
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _automaton.HoldDepths[State] is var depth && depth == 0 ? int.MaxValue : _positions[(Count - depth) & _mask];
    }

    // whether no run that was read as one can be part of what is going on in either reading
    internal bool IsPastRun(ScanView plain) => Math.Max(_automaton.LiveDepths[State], _automaton.LiveDepths[plain.State]) < _sinceRun;

    // Reads a symbol; state 0 after it means that it begins nothing.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Read(ushort symbol, int position, int length, Marks marks)
    {
        int at = Count & _mask;
        _positions[at] = position;
        _marks[at] = marks;
        _symbols[Count & (Recent - 1)] = symbol;
        _ends[Count & (Recent - 1)] = position + length;
        Count++;
        _sinceRun++;
        Last = symbol;
        State = _automaton.Step(State, symbol);
    }

    // Reads the last symbol once more as the same one: what follows it counts from here.
    internal void Repeat(int position, Marks marks)
    {
        int at = (Count - 1) & _mask;
        _positions[at] = position;
        _marks[at] |= (marks & Marks.Between) | Marks.Repeat;
        _sinceRun = 0;
    }

    internal void Reset()
    {
        State = 0;
        Last = 0;
    }

    internal void CopyFrom(ScanView other)
    {
        State = other.State;
        Count = other.Count;
        Last = other.Last;
        _sinceRun = other._sinceRun;
        other._positions.CopyTo(_positions.AsSpan());
        other._marks.CopyTo(_marks.AsSpan());
        other._symbols.CopyTo(_symbols.AsSpan());
        other._ends.CopyTo(_ends.AsSpan());
    }

    internal int PositionOf(int symbol) => _positions[symbol & _mask];

    internal Marks MarksOf(int symbol) => _marks[symbol & _mask];

    internal ushort SymbolOf(int symbol) => _symbols[symbol & (Recent - 1)];

    internal int EndOf(int symbol) => _ends[symbol & (Recent - 1)];

    // whether a term that ends here bears how it is written
    internal bool Bears(in CompiledTerm term)
    {
        int first = Count - term.Length;
        Marks marks = _marks[first & _mask];
        if (term.Is(TermFlags.StartsWord) && (marks & Marks.InsideWord) != 0)
        {
            return false;
        }

        Marks between = marks & Marks.Lookalike;
        Marks all = marks;
        for (int i = first + 1; i < Count; i++)
        {
            marks = _marks[i & _mask];
            between |= marks;
            all &= marks;
        }

        // a run at the end of a term is behind it
        return (between & (Marks.Between | Marks.Lookalike) & ~term.Bears) == 0
            && ((all & Marks.Lookalike) == 0 || term.Is(TermFlags.Disguised));
    }
}
