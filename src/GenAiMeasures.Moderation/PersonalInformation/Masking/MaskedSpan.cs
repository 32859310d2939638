namespace GenAiMeasures.Moderation;

// a span on its way to its masked form
internal readonly ref struct MaskedSpan(ReadOnlySpan<char> text, int count, int first, int last)
{
    internal readonly ReadOnlySpan<char> Text = text;
    internal readonly int Count = count;
    internal readonly int First = first;
    internal readonly int Last = last;
}
