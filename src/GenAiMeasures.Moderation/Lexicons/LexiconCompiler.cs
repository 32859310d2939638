using System.Text;

namespace GenAiMeasures.Moderation;

// Folds the terms of all lexicons and builds the automaton over them.
internal sealed class LexiconCompiler(FoldTable table, EvasionOptions options)
{
    // shorter terms bear no comma within them, and no full stop
    private const int LongEnoughForClauses = 3;

    // longer terms do not arise by chance where two words meet
    private const int LongestStraddled = 2;

    // shorter Latin terms do not count in letters of other scripts
    private const int LongEnoughForLookalikes = 3;

    // shorter terms do not count when all of their letters are of other scripts: they are words of other languages
    private const int LongEnoughForDisguise = 5;

    private static readonly Dictionary<string, int> RiskNumbers =
        RiskCatalog.All.Select((risk, index) => (risk.Code, index)).ToDictionary(StringComparer.Ordinal);

    private readonly List<CompiledTerm> _terms = [];
    private readonly List<int> _symbols = [];
    private readonly List<int> _starts = [];
    private readonly StringBuilder _texts = new();
    private readonly HashSet<(string Text, ushort Lexicon)> _allowed = [];
    private readonly List<(int Term, TermVariant Variant)> _variants = [];
    private readonly List<CompiledPattern> _patterns = [];
    private readonly TermVariants _forms = new(table, options);
    private readonly List<int> _folded = [];
    private bool _hasWords;

    // Throws LexiconException when a term folds to nothing or an expression cannot be matched in a stream.
    internal static LexiconSnapshot Compile(IReadOnlyList<Lexicon> lexicons, EvasionOptions options)
    {
        var versions = new List<LexiconVersion>(lexicons.Count);
        LexiconCompiler compiler = Fold(lexicons, options, options.ToSwitches(), versions);
        LexiconSnapshot? homophones = null;
        if (options.Homophones)
        {
            EvasionOptions plain = options.ForHomophones();
            List<Lexicon> long3 = [.. lexicons.Select(l => l with { Terms = [.. l.Terms.Where(HomophoneTerms.Counts)] })];
            homophones = Fold(long3, plain, options.ToSwitches() | FoldSwitches.Homophones, []).Build(versions, DigestOf(versions, options), null);
        }

        return compiler.Build(versions, DigestOf(versions, options), homophones);
    }

    private static LexiconCompiler Fold(IReadOnlyList<Lexicon> lexicons, EvasionOptions options, FoldSwitches switches, List<LexiconVersion> versions)
    {
        var compiler = new LexiconCompiler(FoldTable.For(switches), options) { _hasWords = lexicons.Any(l => !l.Shadow && l.Terms.Any(t => t.Kind == TermKind.Word)) };
        for (int i = 0; i < lexicons.Count; i++)
        {
            versions.Add(compiler.Add(lexicons[i], (ushort)i));
        }

        return compiler;
    }

    // the lexicons, the tables and the switches: everything that decides
    private static string DigestOf(List<LexiconVersion> versions, EvasionOptions options) => LexiconReader.Digest(Encoding.UTF8.GetBytes(
        string.Join('\n', versions.Select(l => l.Name + '=' + l.Digest + (l.Shadow ? ";shadow" : ""))) + "\nfold=" + FoldTable.Version + '\n' + options.Describe()));

    private LexiconVersion Add(Lexicon lexicon, ushort number)
    {
        var problems = new List<LexiconProblem>();
        int stopping = 0;
        int covers = 0;
        int first = _terms.Count;
        foreach (LexiconTerm term in lexicon.Terms)
        {
            if (term.Match == TermMatch.Regex)
            {
                LexiconProblem? problem = AddPattern(term, number, lexicon.Shadow);
                if (problem is not null)
                {
                    problems.Add(problem);
                    continue;
                }
            }
            else if (!Add(term, number, lexicon.Shadow))
            {
                problems.Add(new LexiconProblem(
                    term.Line, "emptyTerm", "The term consists of punctuation, white space or invisible characters only, which are not matched."));
                continue;
            }

            covers += term.Kind == TermKind.Deny ? 0 : 1;
            stopping += term.Kind == TermKind.Deny && term.Action is null or > Verdict.Redact && !lexicon.Shadow ? 1 : 0;
            foreach (string phrase in term.Allow)
            {
                if (_allowed.Add((phrase, number)))
                {
                    covers += Add(new LexiconTerm { Text = phrase, Kind = TermKind.Allow, Line = term.Line }, number, lexicon.Shadow) ? 1 : 0;
                }
            }
        }

        if (problems.Count > 0)
        {
            throw new LexiconException(lexicon.Name, problems);
        }

        return new LexiconVersion(lexicon.Name, lexicon.Digest, _terms.Count - first - covers, stopping, covers) { Changed = lexicon.Changed, Shadow = lexicon.Shadow };
    }

    private LexiconProblem? AddPattern(LexiconTerm term, ushort lexicon, bool shadow)
    {
        LexiconProblem? problem = PatternRules.Check(term, table, out CompiledPattern? pattern);
        if (pattern is not null)
        {
            _patterns.Add(pattern with { Term = _terms.Count });
            AddTerm(term, lexicon, shadow ? TermFlags.Shadow : TermFlags.None, Marks.None, 0);
        }

        return problem;
    }

    private bool Add(LexiconTerm term, ushort lexicon, bool shadow)
    {
        _folded.Clear();
        FoldedText.Append(table, term.Text, _folded);
        if (_folded.Count == 0)
        {
            return false;
        }

        _symbols.AddRange(_folded);
        AddTerm(term, lexicon, FlagsOf(term) | (shadow ? TermFlags.Shadow : TermFlags.None), BearsOf(term), _folded.Count);
        foreach (TermVariant variant in _forms.Of(term, _folded))
        {
            _variants.Add((_terms.Count - 1, variant));
        }

        return true;
    }

    private void AddTerm(LexiconTerm term, ushort lexicon, TermFlags flags, Marks bears, int length)
    {
        byte risk = LexiconSnapshot.NoRisk;
        foreach (RiskCode code in term.Risks)
        {
            risk = risk == LexiconSnapshot.NoRisk ? (byte)RiskNumbers[code.Value] : risk;
        }

        _starts.Add(_symbols.Count - length);
        _terms.Add(new CompiledTerm
        {
            TextStart = _texts.Length,
            TextLength = (ushort)term.Text.Length,
            Length = (ushort)length,
            Line = term.Line,
            Lexicon = lexicon,
            Risk = risk,
            Action = term.Action ?? Verdict.Pass,
            Severity = (byte)term.Severity,
            Flags = flags,
            Bears = bears,
        });
        _texts.Append(term.Text);
    }

    // Forms follow all terms, so that a term keeps its number however many forms others have.
    private void AddVariants()
    {
        foreach ((int number, TermVariant variant) in _variants)
        {
            CompiledTerm term = _terms[number];
            bool isLatin = variant.Form is TermForm.Pinyin or TermForm.Initials;
            _starts.Add(_symbols.Count);
            _symbols.AddRange(variant.Symbols);
            _terms.Add(term with
            {
                Length = (ushort)variant.Symbols.Length,
                Form = variant.Form,
                Flags = (term.Flags & TermFlags.Shadow)
                    | (isLatin ? TermFlags.StartsWord | TermFlags.EndsWord : term.Flags & (TermFlags.StartsWord | TermFlags.EndsWord)),
                Bears = variant.Form switch
                {
                    TermForm.Pinyin => Marks.Separator | Marks.Invisible,
                    TermForm.Initials => Marks.Invisible,
                    TermForm.Split => Marks.Separator | Marks.Invisible | Marks.Lookalike,
                    _ => Marks.Separator | Marks.Invisible | Marks.Repeat,
                },
            });
        }
    }

    private TermFlags FlagsOf(LexiconTerm term)
    {
        TermFlags flags = term.Kind switch
        {
            TermKind.Allow => TermFlags.Allow,
            TermKind.Word => TermFlags.Word,
            _ => TermFlags.None,
        };
        if (term.Kind == TermKind.Deny && term.Match != TermMatch.Substring)
        {
            flags |= IsWord(_folded[0]) ? TermFlags.StartsWord : TermFlags.None;
            flags |= IsWord(_folded[^1]) ? TermFlags.EndsWord : TermFlags.None;
        }

        flags |= _folded.Count >= LongEnoughForDisguise || !IsWord(_folded[0]) ? TermFlags.Disguised : TermFlags.None;
        bool straddled = term.Kind == TermKind.Deny && term.Match != TermMatch.Exact && _hasWords && _folded.Count <= LongestStraddled;
        return straddled ? flags | TermFlags.Straddled : flags;
    }

    private Marks BearsOf(LexiconTerm term)
    {
        if (term.Match == TermMatch.Exact)
        {
            return Marks.Invisible;
        }

        // 1 000 is not 1000 written to evade: numbers are matched as they stand
        if (_folded.TrueForAll(c => c is >= '0' and <= '9'))
        {
            return Marks.Invisible;
        }

        Marks bears = Marks.Separator | Marks.Invisible | Marks.Repeat;
        bears |= _folded.Count >= LongEnoughForClauses ? Marks.Clause | Marks.Sentence : Marks.None;
        return _folded.Count >= LongEnoughForLookalikes || !IsWord(_folded[0]) ? bears | Marks.Lookalike : bears;
    }

    private bool IsWord(int codePoint) => table.IsWord(codePoint);

    private LexiconSnapshot Build(List<LexiconVersion> versions, string digest, LexiconSnapshot? homophones)
    {
        AddVariants();
        var counts = new Dictionary<int, int>();
        foreach (int symbol in _symbols)
        {
            System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts, symbol, out _)++;
        }

        SymbolMap map = SymbolMap.Create(table, counts, out Dictionary<int, ushort> numbers);
        var pool = new ushort[_symbols.Count];
        for (int i = 0; i < pool.Length; i++)
        {
            pool[i] = numbers[_symbols[i]];
        }

        // expressions are terms without symbols: they are in no automaton
        var patterns = new List<Pattern>(_terms.Count);
        for (int i = 0; i < _terms.Count; i++)
        {
            if (_terms[i].Length > 0)
            {
                patterns.Add(new Pattern(_starts[i], _terms[i].Length, _terms[i].Is(TermFlags.Cover), i));
            }
        }

        return new LexiconSnapshot(
            versions,
            [.. _terms],
            _texts.ToString().ToCharArray(),
            map,
            AutomatonBuilder.Build(pool, [.. patterns]),
            new ScanSettings(digest, options.LongestGap, options.LongestInvisible, options.Repeats, options.LongRuns),
            _patterns,
            homophones);
    }
}
