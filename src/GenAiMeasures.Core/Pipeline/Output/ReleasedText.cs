namespace GenAiMeasures;

// Where the characters of a text that have left stand in their message, labels and redactions counted in: what a
// retraction names.
internal sealed class ReleasedText(ReleasedMessage message, ContentKind kind)
{
    private readonly List<Stretch> _stretches = [];

    internal void Add(long from, long to, int released)
    {
        int at = Length;
        bool isPlain = released == to - from;
        Length = at + released;
        if (_stretches.Count > 0 && isPlain && _stretches[^1] is { IsPlain: true } last && last.To == from && last.ReleasedTo == at)
        {
            _stretches[^1] = last with { To = to, ReleasedTo = at + released };
        }
        else
        {
            _stretches.Add(new Stretch(from, to, at, at + released, isPlain));
        }
    }

    // the released ranges that characters of a span are in; a stretch with redactions in it is taken back whole
    internal IEnumerable<RetractedRange> Overlap(long from, long to)
    {
        foreach (Stretch stretch in _stretches)
        {
            if (stretch.From >= to || stretch.To <= from)
            {
                continue;
            }

            int start = stretch.IsPlain ? stretch.ReleasedFrom + (int)(Math.Max(from, stretch.From) - stretch.From) : stretch.ReleasedFrom;
            int end = stretch.IsPlain ? stretch.ReleasedFrom + (int)(Math.Min(to, stretch.To) - stretch.From) : stretch.ReleasedTo;
            if (end > start)
            {
                yield return new RetractedRange(message.Id, kind, start, end - start);
            }
        }
    }

    private int Length
    {
        get => kind == ContentKind.Text ? message.TextLength : message.ReasoningLength;
        set
        {
            if (kind == ContentKind.Text)
            {
                message.TextLength = value;
            }
            else
            {
                message.ReasoningLength = value;
            }
        }
    }

    private readonly record struct Stretch(long From, long To, int ReleasedFrom, int ReleasedTo, bool IsPlain);
}
