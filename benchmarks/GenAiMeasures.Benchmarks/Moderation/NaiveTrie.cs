namespace GenAiMeasures.Benchmarks;

/// <summary>A trie of dictionaries, walked from every character: what is written first.</summary>
internal sealed class NaiveTrie
{
    private readonly Dictionary<char, NaiveTrie> _next = [];
    private bool _ends;

    public void Add(string term)
    {
        NaiveTrie node = this;
        foreach (char c in term)
        {
            if (!node._next.TryGetValue(c, out NaiveTrie? next))
            {
                node._next.Add(c, next = new NaiveTrie());
            }

            node = next;
        }

        node._ends = true;
    }

    public long Count(ReadOnlySpan<char> text)
    {
        long count = 0;
        for (int i = 0; i < text.Length; i++)
        {
            NaiveTrie? node = this;
            for (int k = i; k < text.Length && node._next.TryGetValue(text[k], out node); k++)
            {
                count += node._ends ? 1 : 0;
            }
        }

        return count;
    }
}
