namespace GenAiMeasures.Moderation;

/// <summary>Finds the terms of lexicons in texts, outside any exchange: for tools, batch jobs and reviews. Immutable and thread-safe.</summary>
public sealed class LexiconMatcher
{
    private readonly LexiconSnapshot _snapshot;

    private LexiconMatcher(LexiconSnapshot snapshot) => _snapshot = snapshot;

    /// <summary>Gets the lexicons.</summary>
    public IReadOnlyList<LexiconVersion> Lexicons => _snapshot.Lexicons;

    /// <summary>Gets the digest of all lexicons and of the tables with which they were folded.</summary>
    public string Digest => _snapshot.Digest;

    /// <summary>Reads and compiles lexicons.</summary>
    /// <param name="options">Which lexicons, and how they are matched.</param>
    /// <returns>The matcher.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is <see langword="null"/>.</exception>
    /// <exception cref="LexiconException">A lexicon cannot be read, or rows of it are wrong.</exception>
    public static LexiconMatcher Load(ModerationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new LexiconMatcher(LexiconStore.Load(options));
    }

    /// <summary>Finds every match in a text, protected ones left out.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The matches by where they start; longer ones first.</returns>
    public IReadOnlyList<LexiconMatch> Find(ReadOnlySpan<char> text)
    {
        List<Hit> hits = LexiconScan.Scan(_snapshot, text);
        var matches = new LexiconMatch[hits.Count];
        for (int i = 0; i < matches.Length; i++)
        {
            Hit hit = hits[i];
            matches[i] = new LexiconMatch(
                hit.Start, hit.Length, _snapshot.TextOf(hit.Term), _snapshot.RiskOf(hit.Term), _snapshot.RuleOf(hit.Term), _snapshot.Terms[hit.Term].Action);
        }

        return matches;
    }
}
