namespace GenAiMeasures.Moderation;

// names that a text announced once: where they stand again, nothing announces them. Bounded.
internal sealed class RememberedNames
{
    private const int MaxNames = 16;
    private const int Words = 16;

    private readonly List<string> _names = [];

    // the first characters by their last bits; made with the first name
    private ulong[] _firsts = [];

    internal bool IsEmpty => _names.Count == 0;

    internal bool MayBegin(char c) => _firsts.Length != 0 && (_firsts[(c >> 6) & (Words - 1)] & (1UL << (c & 63))) != 0;

    internal void Add(ReadOnlySpan<char> name)
    {
        foreach (string known in _names)
        {
            if (name.SequenceEqual(known))
            {
                return;
            }
        }

        if (_names.Count < MaxNames)
        {
            _names.Add(name.ToString());
            _firsts = _firsts.Length == 0 ? new ulong[Words] : _firsts;
            _firsts[(name[0] >> 6) & (Words - 1)] |= 1UL << (name[0] & 63);
        }
    }

    // Whether one of the names begins at a position; the longest counts.
    internal Reading Read(ReadOnlySpan<char> text, int at, bool isEnd, out int length, out int stop)
    {
        length = 0;
        stop = at;
        foreach (string name in _names)
        {
            int there = Math.Min(name.Length, text.Length - at);
            if (!text.Slice(at, there).SequenceEqual(name.AsSpan(0, there)))
            {
                continue;
            }

            if (there < name.Length)
            {
                if (!isEnd)
                {
                    return Reading.Open;
                }

                continue;
            }

            length = Math.Max(length, name.Length);
        }

        stop = length > 0 ? at + length - 1 : at;
        return length > 0 ? Reading.Found : Reading.None;
    }
}
