namespace GenAiMeasures.Moderation;

// Everything a screen decides by, compiled and immutable. An exchange takes one and keeps it to its end.
internal sealed class LexiconSnapshot
{
    internal const int NoRisk = 255;

    private readonly char[] _texts;

    internal LexiconSnapshot(IReadOnlyList<LexiconVersion> lexicons, CompiledTerm[] terms, char[] texts, SymbolMap map, Automaton automaton, EvasionOptions evasion)
    {
        Lexicons = lexicons;
        Terms = terms;
        _texts = texts;
        Map = map;
        Automaton = automaton;
        LongestGap = evasion.LongestGap;
        LongestInvisible = evasion.LongestInvisible;
        Repeats = evasion.Repeats;
        Digest = LexiconReader.Digest(System.Text.Encoding.UTF8.GetBytes(
            string.Join('\n', lexicons.Select(l => l.Name + '=' + l.Digest)) + "\nfold=" + FoldTable.Version + '\n' + evasion.Describe()));
    }

    internal IReadOnlyList<LexiconVersion> Lexicons { get; }

    internal CompiledTerm[] Terms { get; }

    internal SymbolMap Map { get; }

    internal Automaton Automaton { get; }

    internal int LongestGap { get; }

    internal int LongestInvisible { get; }

    // whether a character written several times counts as once
    internal bool Repeats { get; }

    // the digest of all lexicons and of the tables they were folded with
    internal string Digest { get; }

    internal string TextOf(int term) => new(_texts, Terms[term].TextStart, Terms[term].TextLength);

    internal RiskCode RiskOf(int term) =>
        Terms[term].Risk == NoRisk ? default : RiskCode.Parse(RiskCatalog.All[Terms[term].Risk].Code);

    // the rule as findings cite it: the lexicon and the line
    internal string RuleOf(int term) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture, $"{Lexicons[Terms[term].Lexicon].Name}:{Terms[term].Line}");

    internal string VersionOf(int term) => Lexicons[Terms[term].Lexicon].Digest;
}
