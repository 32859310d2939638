namespace GenAiMeasures.Moderation;

// What an image says, before it is known whether it is whole: nothing is made of it until then.
internal sealed class StoredSnapshot
{
    private readonly string _tables;
    private readonly FoldSwitches _switches;
    private readonly ScanSettings _settings;
    private readonly List<LexiconVersion> _lexicons = [];
    private readonly CompiledTerm[] _terms;
    private readonly char[] _texts;
    private readonly ushort[] _symbols;
    private readonly Dictionary<int, ushort> _supplementary = [];
    private readonly Cell[] _cells;
    private readonly Output[] _outputs;
    private readonly int[] _covers;
    private readonly ushort[] _live;
    private readonly ushort[] _hold;
    private readonly int _maxDepth;
    private readonly List<(string Text, int MaxLength, int Term)> _patterns = [];
    private readonly StoredSnapshot? _homophones;

    internal StoredSnapshot(ImageInput input, bool isHomophones = false)
    {
        _tables = input.ReadText();
        _switches = (FoldSwitches)input.ReadInt();
        _settings = new ScanSettings(input.ReadText(), input.ReadInt(), input.ReadInt(), input.ReadInt() != 0, (Verdict)input.ReadInt());
        for (int left = input.ReadInt(); left > 0; left--)
        {
            _lexicons.Add(new LexiconVersion(input.ReadText(), input.ReadText(), input.ReadInt(), input.ReadInt(), input.ReadInt())
            {
                Changed = input.ReadInt() is var day && day >= 0 && day <= DateOnly.MaxValue.DayNumber ? DateOnly.FromDayNumber(day) : null,
                Shadow = input.ReadInt() != 0,
            });
        }

        _terms = input.ReadArray<CompiledTerm>();
        _texts = input.ReadArray<char>();
        _symbols = input.ReadArray<ushort>();
        for (int left = input.ReadInt(); left > 0; left--)
        {
            _supplementary[input.ReadInt()] = (ushort)input.ReadInt();
        }

        _cells = input.ReadArray<Cell>();
        _outputs = input.ReadArray<Output>();
        _covers = input.ReadArray<int>();
        _live = input.ReadArray<ushort>();
        _hold = input.ReadArray<ushort>();
        _maxDepth = input.ReadInt();
        for (int left = input.ReadInt(); left > 0; left--)
        {
            _patterns.Add((input.ReadText(), input.ReadInt(), input.ReadInt()));
        }

        if (input.ReadInt() != 0)
        {
            // there is one such table and no third
            _homophones = isHomophones ? throw new InvalidDataException() : new StoredSnapshot(input, isHomophones: true);
        }
    }

    internal bool HasCurrentTables => _tables == FoldTable.Version && _homophones?.HasCurrentTables != false;

    internal LexiconSnapshot ToSnapshot() => new(
        _lexicons,
        _terms,
        _texts,
        new SymbolMap(FoldTable.For(_switches), _symbols, _supplementary),
        new Automaton(_cells, _outputs, _covers, _live, _hold.Length == 0 ? _live : _hold, _maxDepth),
        _settings,
        [.. _patterns.Select(p => CompiledPattern.Create(p.Text, p.MaxLength, p.Term))],
        _homophones?.ToSnapshot());
}
