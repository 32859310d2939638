using FsCheck;
using FsCheck.Fluent;

namespace GenAiMeasures.Moderation.Tests;

/// <summary>Makes cases over a tiny alphabet, so that terms overlap, contain one another, straddle cuts and are broken up all the time.</summary>
public static class LexiconCases
{
    private static readonly string[] TermSymbols = ["甲", "乙", "丙", "a", "b", "1", "\U00020000"];

    private static readonly string[] TextSymbols =
    [
        "甲", "甲", "乙", "乙", "丙", "丙", "a", "a", "b", "A", "Ｂ", "1", "\U00020000", "丁", "z",
        " ", "-", "，", "。", "\u200B", "\uFE0F", "\U0001F600", "\uD83D", "\uDE00", "é",
        "а", "ь", "а", "\U0001D41A", "ⓑ", "⑴",
    ];

    public static Arbitrary<LexiconCase> Case()
    {
        Gen<string> word = Gen.Choose(1, 4).SelectMany(n => Gen.Elements(TermSymbols).ListOf(n)).Select(string.Concat);
        Gen<TermKind> kind = Gen.Frequency((6, Gen.Constant(TermKind.Deny)), (2, Gen.Constant(TermKind.Allow)), (2, Gen.Constant(TermKind.Word)));
        Gen<TermMatch> match = Gen.Frequency((6, Gen.Constant(TermMatch.Normal)), (1, Gen.Constant(TermMatch.Exact)), (1, Gen.Constant(TermMatch.Substring)));
        Gen<Verdict?> action = Gen.Frequency(
            (5, Gen.Constant((Verdict?)null)), (2, Gen.Constant((Verdict?)Verdict.Redact)), (1, Gen.Constant((Verdict?)Verdict.Flag)), (1, Gen.Constant((Verdict?)Verdict.Refuse)));
        Gen<LexiconTerm> term =
            from text in word
            from k in kind
            from m in match
            from a in action
            select new LexiconTerm { Text = text, Kind = k, Match = m, Action = a, Risks = [RiskCode.Parse("A.1.f")] };
        Gen<LexiconCase> one =
            from count in Gen.Choose(1, 6)
            from terms in term.ListOf(count)
            from length in Gen.Choose(0, 24)
            from symbols in Gen.Elements(TextSymbols).ListOf(length)
            from cuts in Gen.Choose(1, 4).ListOf()
            select new LexiconCase([.. terms], string.Concat(symbols), [.. cuts]);
        return Arb.From(one, Shrink);
    }

    private static IEnumerable<LexiconCase> Shrink(LexiconCase one)
    {
        for (int i = 0; i < one.Text.Length; i++)
        {
            yield return one with { Text = one.Text.Remove(i, 1) };
        }

        for (int i = 0; i < one.Terms.Count; i++)
        {
            yield return one with { Terms = [.. one.Terms.Where((_, k) => k != i)] };
            if (one.Terms[i].Text.Length > 1)
            {
                yield return one with { Terms = [.. one.Terms.Select((t, k) => k == i ? t with { Text = t.Text[1..] } : t)] };
            }
        }

        if (one.Cuts.Count > 0)
        {
            yield return one with { Cuts = [.. one.Cuts.Skip(1)] };
        }
    }
}
