namespace GenAiMeasures.Moderation;

// Which terms are found in ordinary text, and which words of that text would protect it.
internal static class BenignLint
{
    private const int ShortTerm = 2;
    private const int LongestWord = 4;
    private const int MostWords = 5;

    internal static (int Blocked, List<LexiconFalseBlock> Terms) Check(LexiconSnapshot snapshot, IReadOnlyList<string> documents)
    {
        var found = new Dictionary<int, (int Documents, Dictionary<string, int> Words)>();
        int blocked = 0;
        foreach (string document in documents)
        {
            List<Hit> hits = LexiconScan.ScanTerms(snapshot, document);
            blocked += hits.Count > 0 ? 1 : 0;
            foreach (IGrouping<int, Hit> same in hits.GroupBy(h => h.Term))
            {
                (int count, Dictionary<string, int> words) = found.GetValueOrDefault(same.Key, (0, new Dictionary<string, int>(StringComparer.Ordinal)));
                foreach (Hit hit in same.Where(h => h.Length <= ShortTerm))
                {
                    AddWords(document, hit, words);
                }

                found[same.Key] = (count + 1, words);
            }
        }

        List<LexiconFalseBlock> terms =
        [
            .. found.OrderByDescending(f => f.Value.Documents).ThenBy(f => f.Key).Select(f => new LexiconFalseBlock(
                snapshot.TextOf(f.Key), snapshot.RuleOf(f.Key), f.Value.Documents, Best(f.Value.Words, documents))),
        ];
        return (blocked, terms);
    }

    // pieces of two to four characters that share a character with the hit and reach beyond it
    private static void AddWords(string document, Hit hit, Dictionary<string, int> words)
    {
        int end = hit.Start + hit.Length;
        for (int start = Math.Max(0, hit.Start - LongestWord + 1); start < end; start++)
        {
            for (int length = 2; length <= LongestWord && start + length <= document.Length; length++)
            {
                bool touches = start + length > hit.Start;
                bool reaches = start < hit.Start || start + length > end;
                string word = document.Substring(start, length);
                if (touches && reaches && word.All(c => c is >= '\u4E00' and <= '\u9FFF'))
                {
                    words[word] = words.GetValueOrDefault(word) + 1;
                }
            }
        }
    }

    // A word is what comes up by itself: pieces that stand in several documents, the frequent ones first.
    private static List<string> Best(Dictionary<string, int> words, IReadOnlyList<string> documents) =>
    [
        .. words.Where(w => w.Value > 1)
            .OrderByDescending(w => w.Value).Take(MostWords * 4)
            .Select(w => (w.Key, Documents: documents.Count(d => d.Contains(w.Key, StringComparison.Ordinal))))
            .Where(w => w.Documents > 1)
            .OrderByDescending(w => w.Documents).ThenBy(w => w.Key.Length).ThenBy(w => w.Key, StringComparer.Ordinal)
            .Take(MostWords)
            .Select(w => w.Key),
    ];
}
