namespace GenAiMeasures.Moderation;

internal static class LexiconScan
{
    // All hits of a whole text, by where they start.
    internal static List<Hit> Scan(LexiconSnapshot snapshot, ReadOnlySpan<char> text)
    {
        var scanner = new LexiconScanner(snapshot);
        scanner.Write(text);
        scanner.Complete();
        return scanner.Hits;
    }
}
