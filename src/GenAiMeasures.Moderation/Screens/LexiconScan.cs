namespace GenAiMeasures.Moderation;

internal static class LexiconScan
{
    // the same without runs of invisible characters, which are no terms
    internal static List<Hit> ScanTerms(LexiconSnapshot snapshot, ReadOnlySpan<char> text)
    {
        List<Hit> hits = Scan(snapshot, text);
        hits.RemoveAll(static h => h.Term < 0);
        return hits;
    }

    // All hits of a whole text, by where they start: terms, then how they are read, then expressions.
    internal static List<Hit> Scan(LexiconSnapshot snapshot, ReadOnlySpan<char> text)
    {
        var scanner = new LexiconScanner(snapshot);
        scanner.Write(text);
        scanner.Complete();
        List<Hit> hits = scanner.Hits;
        if (snapshot.Patterns.Count > 0)
        {
            var patterns = new PatternScanner(snapshot);
            patterns.Write(text);
            patterns.Complete();
            hits.AddRange(patterns.Hits);
            hits.Sort(static (one, other) => one.Start.CompareTo(other.Start));
        }

        return hits;
    }
}
