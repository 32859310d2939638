namespace GenAiMeasures.Moderation;

// Everything a screen decides by, compiled and immutable. An exchange takes one and keeps it to its end.
internal sealed class LexiconSnapshot
{
    internal const int NoRisk = 255;

    // flags and joined pictograms have runs of invisible characters, shorter than this
    private const int OrdinaryRun = 16;

    internal LexiconSnapshot(
        IReadOnlyList<LexiconVersion> lexicons,
        CompiledTerm[] terms,
        char[] texts,
        SymbolMap map,
        Automaton automaton,
        ScanSettings settings,
        IReadOnlyList<CompiledPattern> patterns,
        LexiconSnapshot? homophones)
    {
        Lexicons = lexicons;
        Terms = terms;
        Texts = texts;
        Map = map;
        Automaton = automaton;
        LongestGap = settings.LongestGap;
        LongestInvisible = settings.LongestInvisible;
        Repeats = settings.Repeats;
        LongRuns = settings.LongRuns;
        bool reports = LongRuns != Verdict.Pass && (map.Table.Switches & FoldSwitches.Homophones) == 0;
        LongestRun = reports ? Math.Max(LongestInvisible, OrdinaryRun) : int.MaxValue - 1;
        Digest = settings.Digest;
        Patterns = patterns;
        Homophones = homophones;
    }

    internal IReadOnlyList<LexiconVersion> Lexicons { get; }

    internal CompiledTerm[] Terms { get; }

    // the texts of all terms, one after the other
    internal char[] Texts { get; }

    internal SymbolMap Map { get; }

    internal Automaton Automaton { get; }

    internal int LongestGap { get; }

    internal int LongestInvisible { get; }

    // whether a character written several times counts as once
    internal bool Repeats { get; }

    // what a run of invisible characters that is longer than terms bear it leads to
    internal Verdict LongRuns { get; }

    // The longest run of invisible characters that is no finding. Sounds are compared beside the characters themselves: there a
    // run is not reported again.
    internal int LongestRun { get; }

    // regular expressions, with the numbers of their terms
    internal IReadOnlyList<CompiledPattern> Patterns { get; }

    // the same terms under a table in which characters that are read the same are the same; null where nobody asked for it
    internal LexiconSnapshot? Homophones { get; }

    // the digest of all lexicons and of the tables they were folded with
    internal string Digest { get; }

    internal string TextOf(int term) => new(Texts, Terms[term].TextStart, Terms[term].TextLength);

    internal RiskCode RiskOf(int term) =>
        Terms[term].Risk == NoRisk ? default : RiskCode.Parse(RiskCatalog.All[Terms[term].Risk].Code);

    // the rule as findings cite it: the lexicon and the line
    internal string RuleOf(int term) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture, $"{Lexicons[Terms[term].Lexicon].Name}:{Terms[term].Line}");

    internal string VersionOf(int term) => Lexicons[Terms[term].Lexicon].Digest;
}
