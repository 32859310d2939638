using FsCheck;
using FsCheck.Fluent;

namespace GenAiMeasures.Tests;

/// <summary>Makes scenarios over a tiny alphabet, so that words overlap, contain one another and straddle cuts all the time.</summary>
public static class Scenarios
{
    private static readonly string[] Symbols = ["a", "b", "c", "\U0001F600"];

    public static Arbitrary<Scenario> Scenario()
    {
        Gen<string> symbol = Gen.Elements(Symbols);
        Gen<string> word = symbol.ListOf().Where(s => s.Count is >= 1 and <= 4).Select(string.Concat);
        Gen<string> text = symbol.ListOf().Select(string.Concat);
        Gen<Verdict> verdict = Gen.Frequency(
            (4, Gen.Constant(Verdict.Stop)),
            (4, Gen.Constant(Verdict.Redact)),
            (2, Gen.Constant(Verdict.Flag)),
            (1, Gen.Constant(Verdict.Refuse)),
            (1, Gen.Constant(Verdict.Substitute)));
        Gen<ScenarioWord> scenarioWord = from w in word from v in verdict select new ScenarioWord(w, v);
        Gen<Scenario> scenario =
            from words in scenarioWord.ListOf().Where(w => w.Count <= 5)
            from visible in text
            from reasoning in Gen.Frequency((3, Gen.Constant("")), (1, text))
            from cuts in Gen.Choose(1, 4).ListOf()
            from two in Gen.Elements(true, false)
            select new Scenario([.. words], visible, reasoning, [.. cuts], two);
        return scenario.ToArbitrary();
    }
}
