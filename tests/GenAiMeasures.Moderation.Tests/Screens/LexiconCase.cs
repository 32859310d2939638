namespace GenAiMeasures.Moderation.Tests;

/// <summary>Terms, a text, and a way to cut it.</summary>
public sealed record LexiconCase(IReadOnlyList<LexiconTerm> Terms, string Text, IReadOnlyList<int> Cuts)
{
    internal LexiconSnapshot Compile()
    {
        var options = new ModerationOptions();
        options.Lexicons.Add(Terms);
        return LexiconStore.Load(options);
    }

    /// <summary>The text in pieces of the given lengths, over and over; no lengths is one piece.</summary>
    public static IEnumerable<string> Cut(string text, IReadOnlyList<int> lengths)
    {
        for (int at = 0, i = 0; at < text.Length; i++)
        {
            int length = lengths.Count == 0 ? text.Length : Math.Min(lengths[i % lengths.Count], text.Length - at);
            yield return text.Substring(at, length);
            at += length;
        }
    }

    public override string ToString() =>
        string.Join(", ", Terms.Select(t => $"{t.Kind}:{t.Match}:{t.Action}'{t.Text}'"))
        + " in '" + string.Concat(Text.Select(c => c is >= ' ' and < (char)127 or >= (char)0x4E00 and < (char)0xA000 ? c.ToString() : $"\\u{(int)c:X4}"))
        + "' cut " + string.Join(',', Cuts);
}
