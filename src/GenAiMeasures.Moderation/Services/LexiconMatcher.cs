namespace GenAiMeasures.Moderation;

/// <summary>Finds the terms of lexicons in texts, outside any exchange: for tools, batch jobs and reviews. Immutable and thread-safe.</summary>
public sealed class LexiconMatcher
{
    private readonly LexiconSnapshot _snapshot;
    private readonly bool _hidden;
    private readonly Lazy<PlainCount> _count;

    private LexiconMatcher(LexiconSnapshot snapshot, bool hidden)
    {
        _snapshot = snapshot;
        _hidden = hidden;
        _count = new Lazy<PlainCount>(() => new PlainCount(snapshot));
    }

    /// <summary>Gets the lexicons.</summary>
    public IReadOnlyList<LexiconVersion> Lexicons => _snapshot.Lexicons;

    /// <summary>Gets the digest of all lexicons and of the tables with which they were folded.</summary>
    public string Digest => _snapshot.Digest;

    /// <summary>Reads and compiles lexicons.</summary>
    /// <param name="options">Which lexicons, and how they are matched.</param>
    /// <returns>The matcher.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is <see langword="null"/>.</exception>
    /// <exception cref="LexiconException">A lexicon cannot be read, or rows of it are wrong.</exception>
    public static LexiconMatcher Load(ModerationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new LexiconMatcher(LexiconStore.Load(options), options.HiddenText);
    }

    /// <summary>Finds every match in a text, protected ones left out: as it stands, as it is read where the switch is on, by expressions, and in what escapes, tags and Base64 hide.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The matches by where they start; longer ones first, and the same match once.</returns>
    public IReadOnlyList<LexiconMatch> Find(ReadOnlySpan<char> text)
    {
        List<LexiconMatch> matches = Describe(_snapshot, LexiconScan.Scan(_snapshot, text));
        int found = matches.Count;
        if (_snapshot.Homophones is { } homophones)
        {
            matches.AddRange(Describe(homophones, LexiconScan.Scan(homophones, text)));
        }

        if (_hidden && text.ContainsAny(HiddenText.Openers))
        {
            matches.AddRange(Describe(_snapshot, HiddenText.Scan(_snapshot, text)));
        }

        if (matches.Count == found)
        {
            return matches;
        }

        matches.Sort(static (one, other) => one.Start != other.Start ? one.Start.CompareTo(other.Start) : other.Length.CompareTo(one.Length));
        return [.. matches.Distinct()];
    }

    /// <summary>Explains every match in a text, protected ones among them: by which rule and version, in which normalised form, and what protects it or why nothing does. For the operator only.</summary>
    /// <param name="text">The text.</param>
    /// <param name="side">Whether a user wrote it or it was generated: verdicts differ.</param>
    /// <returns>The matches by where they start.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is <see langword="null"/>.</exception>
    public IReadOnlyList<MatchExplanation> Explain(string text, ScreenSide side = ScreenSide.Input)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new Explainer(_snapshot, _hidden, side).Explain(text);
    }

    /// <summary>Opens a text that arrives piece by piece.</summary>
    /// <returns>The text, for one caller.</returns>
    public LexiconText OpenText() => new(_snapshot);

    /// <summary>
    /// Counts every occurrence of every term in a folded text as it stands: overlapping ones too, without regard to separators,
    /// word boundaries and protection. For statistics over large corpora: it is the matcher alone.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <returns>How many occurrences.</returns>
    public long Count(ReadOnlySpan<char> text) => _count.Value.Of(text);

    /// <summary>Writes the lexicons as one hashed file, which <see cref="LexiconSources.Image"/> loads without building anything.</summary>
    /// <param name="path">The file; an existing one is replaced in one step.</param>
    /// <returns>How many bytes were written.</returns>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public long Save(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        byte[] image = ImageWriter.Write(_snapshot);

        // whoever watches the file never sees half of it
        string temporary = path + ".new";
        File.WriteAllBytes(temporary, image);
        File.Move(temporary, path, overwrite: true);
        return image.Length;
    }

    internal static List<LexiconMatch> Describe(LexiconSnapshot snapshot, List<Hit> hits)
    {
        var matches = new List<LexiconMatch>(hits.Count);
        foreach (Hit hit in hits)
        {
            // a run of invisible characters is no term
            if (hit.Term >= 0)
            {
                matches.Add(new LexiconMatch(
                    hit.Start, hit.Length, snapshot.TextOf(hit.Term), snapshot.RiskOf(hit.Term), snapshot.RuleOf(hit.Term), snapshot.Terms[hit.Term].Action));
            }
        }

        return matches;
    }
}
