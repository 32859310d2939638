namespace GenAiMeasures.Moderation;

// the last places of a text at which something was decoded: a hit that spans none of them is not this screen's
internal sealed class DecodedSpans
{
    private const int Most = 64;

    private readonly (int Start, int End)[] _spans = new (int, int)[Most];
    private int _count;

    internal void Add(int start, int end) => _spans[_count++ % Most] = (start, end);

    internal bool Touch(int start, int end)
    {
        for (int i = Math.Min(_count, Most) - 1; i >= 0; i--)
        {
            if (_spans[i].Start < end && _spans[i].End > start)
            {
                return true;
            }
        }

        return false;
    }
}
