using System.Runtime.CompilerServices;

namespace GenAiMeasures.Moderation;

// Scans one text as it arrives. All state between two pieces lies here, so that every way of cutting the text gives the
// same hits, and how far the text may leave follows from the automaton's state alone. Used by one caller at a time.
internal sealed partial class LexiconScanner
{
    // how many times in a row a character may be written to count as once
    internal const int LongestRun = 16;

    private readonly LexiconSnapshot _snapshot;
    private readonly Automaton _automaton;
    private readonly FoldTable _table;
    private readonly ushort[] _symbols;
    private readonly List<Hit> _hits = [];
    private readonly ScanView _plain;

    // for homophones: the characters as they are written, so that what is written out is left to the other screen
    private readonly int[]? _characters;
    private readonly FoldTable? _written;
    private readonly ScanTrace? _trace;
    private readonly bool _needsExtra;
    private ScanView? _collapsed;
    private bool _isCollapsing;
    private int _run;
    private CandidateList _candidates;
    private Cover[] _covers = [];
    private int _coverCount;
    private int _position;
    private int _gap;
    private int _invisible;
    private int _awaiting;
    private Marks _marks = Marks.Break;
    private bool _afterWord;
    private char _high;
    private int _highStart;

    // where the run of invisible characters before the current position ends, and how long it is
    private int _runEnd;
    private int _runLength;

    internal LexiconScanner(LexiconSnapshot snapshot, ScanTrace? trace = null)
    {
        _trace = trace;
        _snapshot = snapshot;
        _automaton = snapshot.Automaton;
        _table = snapshot.Map.Table;
        _symbols = snapshot.Map.Symbols;
        _plain = new ScanView(_automaton);
        if ((_table.Switches & FoldSwitches.Homophones) != 0)
        {
            _written = FoldTable.For(_table.Switches & ~FoldSwitches.Homophones);
            _characters = new int[_plain.Capacity];
        }

        _needsExtra = _characters is not null || trace is not null;
    }

    // what was found and decided; the caller takes it and clears it
    internal List<Hit> Hits => _hits;

    internal bool IsIdle => _plain.State == 0 && !_isCollapsing && _candidates.Count == 0 && _high == 0;

    private bool IsRooted => _plain.State == 0 && !_isCollapsing;

    // Scans the next piece. Returns how many characters of the text may leave.
    internal int Write(ReadOnlySpan<char> text)
    {
        ushort[] symbols = _symbols;
        foreach (char c in text)
        {
            ushort symbol = symbols[c];
            _position++;
            if (symbol < SymbolMap.FirstSpecial && _high == 0)
            {
                AcceptSymbol(symbol, c, 1);
            }
            else
            {
                AcceptSpecial(symbol, c, 1);
            }
        }

        return Limit();
    }

    // Scans one character that stands for a longer piece of the original: an escape, a part of encoded text.
    internal void Write(char c, int start, int end)
    {
        ushort symbol = _symbols[c];
        _position = end;
        if (symbol < SymbolMap.FirstSpecial && _high == 0)
        {
            AcceptSymbol(symbol, c, end - start);
        }
        else
        {
            AcceptSpecial(symbol, c, end - start);
        }
    }

    // Nothing that was begun goes on behind here.
    internal void Break(int position)
    {
        _position = position;
        ResolveWordEnds(endsWord: true);
        _afterWord = false;
        Reset();
    }

    // Ends the text: nothing can be completed any more.
    internal int Complete()
    {
        if (_high != 0)
        {
            AcceptLoneSurrogate();
        }

        ResolveWordEnds(endsWord: true);
        _plain.Reset();
        _isCollapsing = false;
        Decide(0);
        return _position;
    }

    // How many characters of the text may leave.
    internal int Limit()
    {
        int limit = Math.Min(_high != 0 ? _highStart : _position, _plain.HoldStart);
        if (_isCollapsing)
        {
            limit = Math.Min(limit, _collapsed!.HoldStart);
        }

        return _candidates.Count != 0 ? Math.Min(limit, _candidates.First.Start) : limit;
    }

    private void AcceptSymbol(ushort symbol, int character, int length)
    {
        CharTraits traits = _table.TraitsOf(character);
        bool isWord = (traits & CharTraits.Word) != 0;
        if (_awaiting != 0)
        {
            ResolveWordEnds(!isWord);
        }

        if (symbol == Automaton.Unknown)
        {
            _afterWord = isWord;
            Reset();
            return;
        }

        Marks marks = (traits & CharTraits.Lookalike) != 0 ? _marks | Marks.Lookalike : _marks;
        if (_gap == 0 && isWord && _afterWord)
        {
            marks |= Marks.InsideWord;
        }

        _marks = Marks.None;
        _gap = 0;
        _invisible = 0;
        _afterWord = isWord;
        bool repeats = symbol == _plain.Last && _snapshot.Repeats;
        if (repeats || _isCollapsing)
        {
            ReadCollapsed(symbol, length, marks, repeats);
        }

        _plain.Read(symbol, _position - length, length, marks);
        if (_needsExtra)
        {
            NoteExtra(character);
        }

        if (_automaton.Cells[_plain.State].Output != 0)
        {
            AddCandidates(_plain);
        }

        if (_candidates.Count != 0)
        {
            AddCovers();
        }

        // the two readings do not differ any more
        if (_isCollapsing && _run == 1 && _collapsed!.IsPastRun(_plain))
        {
            _isCollapsing = false;
        }

        if (_plain.State == 0 && !_isCollapsing)
        {
            Reset();
        }
        else
        {
            DecideIfAny();
        }
    }

    // The reading in which a run counts as one symbol is kept only while it can differ from the other one.
    private void ReadCollapsed(ushort symbol, int length, Marks marks, bool repeats)
    {
        if (!_isCollapsing)
        {
            (_collapsed ??= new ScanView(_automaton)).CopyFrom(_plain);
            _isCollapsing = true;
            _run = 1;
        }

        ScanView view = _collapsed!;
        if (repeats && ++_run <= LongestRun)
        {
            view.Repeat(_position - length, marks);
            return;
        }

        _run = 1;
        view.Read(symbol, _position - length, length, marks);
        if (_automaton.Cells[view.State].Output != 0)
        {
            AddCandidates(view);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void AcceptSpecial(ushort symbol, char c, int length)
    {
        int codePoint = c;
        if (_high != 0)
        {
            if (char.IsLowSurrogate(c))
            {
                codePoint = char.ConvertToUtf32(_high, c);
                _high = '\0';
                symbol = _snapshot.Map.OfSupplementary(codePoint);
                if (symbol < SymbolMap.FirstSpecial)
                {
                    AcceptSymbol(symbol, codePoint, _position - _highStart);
                    return;
                }
            }
            else
            {
                // the position is that of the character after it already
                AcceptLoneSurrogate();
                if (symbol < SymbolMap.FirstSpecial)
                {
                    AcceptSymbol(symbol, c, length);
                    return;
                }
            }
        }

        switch (symbol)
        {
            case SymbolMap.Invisible:
                NoteInvisible(length);
                if (!IsRooted)
                {
                    _marks |= Marks.Invisible;
                    if (++_invisible > _snapshot.LongestInvisible)
                    {
                        Reset();
                    }
                }

                break;
            case SymbolMap.Several:
                foreach (char one in _table.Several(codePoint)!)
                {
                    AcceptSymbol(_snapshot.Map.OfFolded(one), one, codePoint < 65_536 ? length : _position - _highStart);
                }

                break;
            case SymbolMap.Surrogate when char.IsHighSurrogate(c):
                _high = c;
                _highStart = _position - length;
                break;
            case SymbolMap.Surrogate when symbol == _symbols[c]:
                _afterWord = false;
                ResolveWordEnds(endsWord: true);
                Reset();
                break;
            default:
                AcceptSeparator(symbol);
                break;
        }
    }

    private void NoteInvisible(int length)
    {
        _runLength = _runEnd == _position - length ? _runLength + 1 : 1;
        _runEnd = _position;
        if (_runLength == _snapshot.LongestRun + 1)
        {
            // what of the run was passed over before counts as seen
            _hits.Add(new Hit(Hit.InvisibleRun, _position - 1, 1, _position));
        }
    }

    private void AcceptSeparator(ushort symbol)
    {
        ResolveWordEnds(endsWord: true);
        _afterWord = false;
        if (IsRooted)
        {
            _marks |= Marks.Break;
            DecideIfAny();
            return;
        }

        _marks |= symbol switch
        {
            SymbolMap.Clause => Marks.Clause,
            SymbolMap.Sentence => Marks.Sentence,
            _ => Marks.Separator,
        };
        if (++_gap > _snapshot.LongestGap)
        {
            Reset();
        }
        else
        {
            DecideIfAny();
        }
    }

    private void AcceptLoneSurrogate()
    {
        _high = '\0';
        _afterWord = false;
        ResolveWordEnds(endsWord: true);
        Reset();
    }

    // nothing that was begun can go on
    private void Reset()
    {
        _plain.Reset();
        _isCollapsing = false;
        _gap = 0;
        _invisible = 0;
        _marks = Marks.Break;
        DecideIfAny();
    }

    private void DecideIfAny()
    {
        if (_candidates.Count != 0)
        {
            Decide(_position);
        }
    }

    private void ResolveWordEnds(bool endsWord)
    {
        if (_awaiting != 0)
        {
            _candidates.ResolveWordEnds(endsWord);
            _awaiting = 0;
        }
    }
}
