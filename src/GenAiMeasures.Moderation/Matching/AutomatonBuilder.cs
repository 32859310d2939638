namespace GenAiMeasures.Moderation;

// Builds the automaton breadth first over ranges of the sorted patterns: no recursion and no node objects, so neither the
// number nor the length of patterns is a danger.
internal sealed class AutomatonBuilder
{
    private readonly ushort[] _pool;
    private readonly Pattern[] _patterns;
    private readonly int[] _order;
    private readonly DoubleArray _array = new();
    private readonly List<Output> _outputs = [default];
    private readonly List<Node> _nodes = [];
    private readonly List<Row> _row = [];
    private readonly bool _hasCovers;
    private int _maxDepth;
    private int[] _covers = [];
    private ushort[] _depths = new ushort[256];

    private AutomatonBuilder(ushort[] pool, Pattern[] patterns)
    {
        _pool = pool;
        _patterns = patterns;
        _order = new int[patterns.Length];
        for (int i = 0; i < _order.Length; i++)
        {
            _order[i] = i;
            _hasCovers |= patterns[i].IsCover;
        }
    }

    private readonly record struct Node(int Low, int High, int State);

    private readonly record struct Row(int Symbol, int Low, int High);

    // Every pattern has at least one symbol; patterns come out under their numbers.
    internal static Automaton Build(ushort[] pool, Pattern[] patterns) => new AutomatonBuilder(pool, patterns).Build();

    private Automaton Build()
    {
        Array.Sort(_order, Compare);
        _nodes.Add(new Node(0, _order.Length, 0));
        for (int i = 0; i < _nodes.Count; i++)
        {
            Visit(_nodes[i]);
        }

        int length = _array.Trim();
        Array.Resize(ref _depths, length);
        if (_hasCovers)
        {
            Array.Resize(ref _covers, length);
        }

        ushort[] live = Depths(coversCount: true);
        return new Automaton(_array.Cells, [.. _outputs], _covers, live, _hasCovers ? Depths(coversCount: false) : live, _maxDepth);
    }

    private int Compare(int left, int right)
    {
        int order = Symbols(left).SequenceCompareTo(Symbols(right));
        return order != 0 ? order : left.CompareTo(right);
    }

    private ReadOnlySpan<ushort> Symbols(int pattern) => _pool.AsSpan(_patterns[pattern].Start, _patterns[pattern].Length);

    private void Visit(Node node)
    {
        int low = AddOutputs(node);
        if (low == node.High)
        {
            return;
        }

        int depth = _depths[node.State];
        _row.Clear();
        while (low < node.High)
        {
            int symbol = Symbols(_order[low])[depth];
            int end = low + 1;
            while (end < node.High && Symbols(_order[end])[depth] == symbol)
            {
                end++;
            }

            _row.Add(new Row(symbol, low, end));
            low = end;
        }

        PlaceRow(node.State, depth);
    }

    // The outputs of a state: its own patterns, then those of its fail state, which was visited before it.
    private int AddOutputs(Node node)
    {
        int depth = _depths[node.State];
        int fail = _array.Cells[node.State].Fail;
        int chain = node.State == 0 ? 0 : _array.Cells[fail].Output;
        int covers = node.State == 0 || !_hasCovers ? 0 : _covers[fail];
        int end = node.Low;
        while (end < node.High && _patterns[_order[end]].Length == depth)
        {
            end++;
        }

        // the chain is built from its end, so that patterns come out in the order in which they were given
        for (int i = end - 1; i >= node.Low; i--)
        {
            int pattern = _order[i];
            ref int head = ref _patterns[pattern].IsCover ? ref covers : ref chain;
            _outputs.Add(new Output(_patterns[pattern].Number, head));
            head = _outputs.Count - 1;
        }

        _array.Cells[node.State].Output = chain;
        if (_hasCovers)
        {
            Grow(ref _covers, node.State);
            _covers[node.State] = covers;
        }

        return end;
    }

    private void PlaceRow(int state, int depth)
    {
        Span<int> symbols = _row.Count <= 512 ? stackalloc int[_row.Count] : new int[_row.Count];
        for (int i = 0; i < symbols.Length; i++)
        {
            symbols[i] = _row[i].Symbol;
        }

        int start = _array.Place(state, symbols);
        Grow(ref _depths, _array.Cells.Length - 1);
        foreach (Row next in _row)
        {
            int target = start + next.Symbol;
            _array.Cells[target].Fail = FailOf(state, next.Symbol);
            _depths[target] = (ushort)(depth + 1);
            _maxDepth = Math.Max(_maxDepth, depth + 1);
            _nodes.Add(new Node(next.Low, next.High, target));
        }
    }

    private int FailOf(int parent, int symbol)
    {
        while (parent != 0)
        {
            parent = _array.Cells[parent].Fail;
            int next = _array.Next(parent, symbol);
            if (next >= 0)
            {
                return next;
            }
        }

        return 0;
    }

    // The depth of the longest suffix from which a longer pattern can still come: the state's own when there is one below it,
    // else that of its fail state.
    private ushort[] Depths(bool coversCount)
    {
        var isLive = new bool[_depths.Length];
        for (int i = _nodes.Count - 1; i > 0; i--)
        {
            Node node = _nodes[i];
            bool counts = isLive[node.State];
            for (int k = node.Low; !counts && k < node.High && _patterns[_order[k]].Length == _depths[node.State]; k++)
            {
                counts = coversCount || !_patterns[_order[k]].IsCover;
            }

            isLive[_array.Cells[node.State].Check] |= counts;
        }

        var depths = new ushort[_depths.Length];
        foreach (Node node in _nodes)
        {
            depths[node.State] = node.State == 0 ? (ushort)0
                : isLive[node.State] ? _depths[node.State]
                : depths[_array.Cells[node.State].Fail];
        }

        return depths;
    }

    private static void Grow<T>(ref T[] array, int index)
    {
        if (index >= array.Length)
        {
            Array.Resize(ref array, Math.Max(index + 1, array.Length * 2));
        }
    }
}
