using FsCheck.Xunit;

namespace GenAiMeasures.Moderation.Tests;

/// <summary>Invariants 1 to 3 on the scanner itself.</summary>
[Properties(Arbitrary = [typeof(LexiconCases)], QuietOnSuccess = true)]
public sealed class LexiconScannerProperties
{
    [Property(MaxTest = 4_000)]
    public void The_hits_of_a_whole_text_are_those_of_a_plain_reference(LexiconCase one)
    {
        List<(int, int, int)> expected = [.. new NaiveLexicon(one.Terms).Find(one.Text).Order()];
        List<(int, int, int)> found = [.. LexiconScan.Scan(one.Compile(), one.Text).Select(h => (h.Term, h.Start, h.Start + h.Length)).Order()];

        Assert.Equal(expected, found);
    }

    [Property(MaxTest = 2_000)]
    public void Every_way_of_cutting_a_text_gives_the_same_hits_decided_at_the_same_characters(LexiconCase one)
    {
        LexiconSnapshot snapshot = one.Compile();
        List<Hit> whole = Scan(snapshot, one.Text, []);

        Assert.Equal(whole, Scan(snapshot, one.Text, one.Cuts));
        Assert.Equal(whole, Scan(snapshot, one.Text, [1]));
        for (int cut = 1; cut < one.Text.Length; cut++)
        {
            Assert.Equal(whole, Scan(snapshot, one.Text, [cut, one.Text.Length]));
        }
    }

    [Property(MaxTest = 2_000)]
    public void Nothing_of_a_match_may_leave_before_it_is_decided_and_the_limit_never_goes_back(LexiconCase one)
    {
        LexiconSnapshot snapshot = one.Compile();
        List<(int Term, int Start, int End)> expected = new NaiveLexicon(one.Terms).Find(one.Text);
        List<Hit> decided = Scan(snapshot, one.Text, [1]);
        var scanner = new LexiconScanner(snapshot);
        int limit = 0;
        for (int i = 0; i < one.Text.Length; i++)
        {
            int next = scanner.Write(one.Text.AsSpan(i, 1));

            Assert.True(next >= limit, "the limit went back");
            Assert.True(next <= i + 1, "more may leave than has come");
            limit = next;
            foreach (Hit hit in decided.Where(h => h.DecidedAt == 0 || h.DecidedAt > i + 1))
            {
                Assert.True(limit <= hit.Start, $"a character of a match at {hit.Start} left at {i + 1}");
            }
        }

        Assert.Equal(expected.Count, decided.Count);
        Assert.Equal(one.Text.Length, scanner.Complete());
    }

    [Property(MaxTest = 2_000)]
    public void What_is_held_can_still_become_a_match_or_is_one_that_is_not_decided_yet(LexiconCase one)
    {
        LexiconSnapshot snapshot = one.Compile();
        var naive = new NaiveLexicon(one.Terms);
        var scanner = new LexiconScanner(snapshot);
        for (int i = 0; i < one.Text.Length; i++)
        {
            int limit = scanner.Write(one.Text.AsSpan(i, 1));

            // half a pair is not read before its other half has come
            string sent = one.Text[..(char.IsHighSurrogate(one.Text[i]) ? i : i + 1)];
            if (limit == sent.Length)
            {
                continue;
            }

            bool isPending = new NaiveLexicon([.. one.Terms.Where(t => t.Kind == TermKind.Deny).Select(t => t with { Match = TermMatch.Substring })])
                .Find(sent).Exists(m => m.Start == limit);
            Assert.True(isPending || naive.IsLive(sent, limit), $"{sent.Length - limit} characters are held at {sent.Length} for nothing");
        }
    }

    [Property(MaxTest = 1_000)]
    public void Scanning_is_stopped_nowhere_behind_the_leftmost_match(LexiconCase one)
    {
        // whichever match is decided first, none that begins further left is decided after it
        List<Hit> hits = LexiconScan.Scan(one.Compile(), one.Text);

        Assert.Equal(hits.OrderBy(h => h.Start).Select(h => h.Start), hits.Select(h => h.Start));
    }

    private static List<Hit> Scan(LexiconSnapshot snapshot, string text, IReadOnlyList<int> cuts)
    {
        var scanner = new LexiconScanner(snapshot);
        foreach (string piece in LexiconCase.Cut(text, cuts))
        {
            scanner.Write(piece);
        }

        scanner.Complete();
        return scanner.Hits;
    }
}
