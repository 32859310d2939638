namespace GenAiMeasures.Moderation;

/// <summary>
/// One text before lexicons as it arrives, outside any exchange: says how far the text may leave, so that nothing of a match
/// does. Used by one caller at a time. No allocation while nothing is found.
/// </summary>
/// <remarks>Terms only: regular expressions, homophones and hidden text are screened in exchanges, by <see cref="IModerationService"/> and by <see cref="LexiconMatcher.Find"/>.</remarks>
public sealed class LexiconText
{
    private readonly LexiconSnapshot _snapshot;
    private readonly LexiconScanner _scanner;

    internal LexiconText(LexiconSnapshot snapshot)
    {
        _snapshot = snapshot;
        _scanner = new LexiconScanner(snapshot);
    }

    /// <summary>Gets how many matches wait to be taken.</summary>
    public int Pending => _scanner.Hits.Count;

    /// <summary>Reads the next piece.</summary>
    /// <param name="piece">The piece; may split a surrogate pair.</param>
    /// <returns>How many UTF-16 units of the text, counted from its beginning, may leave now. Never less than before.</returns>
    public int Write(ReadOnlySpan<char> piece) => _scanner.Write(piece);

    /// <summary>Ends the text: nothing can be completed any more.</summary>
    /// <returns>The length of the text.</returns>
    public int Complete() => _scanner.Complete();

    /// <summary>Takes the matches that were decided since the last call, by where they start.</summary>
    /// <returns>The matches.</returns>
    public IReadOnlyList<LexiconMatch> Take()
    {
        IReadOnlyList<LexiconMatch> matches = LexiconMatcher.Describe(_snapshot, _scanner.Hits);
        _scanner.Hits.Clear();
        return matches;
    }
}
