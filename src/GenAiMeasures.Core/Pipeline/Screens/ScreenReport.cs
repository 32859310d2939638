namespace GenAiMeasures;

/// <summary>Where a screen writes what it found in one text. Valid during the call it is passed to; not thread-safe.</summary>
public sealed class ScreenReport
{
    private readonly List<ScreenRuling> _rulings = [];

    internal ScreenReport()
    {
    }

    /// <summary>Gets the place of the text that is being screened.</summary>
    public ContentPlace Place { get; internal set; }

    internal List<ScreenRuling> Rulings => _rulings;

    // how much of the text the screen has been given: the latest point at which a decision can have fallen
    internal long Consumed { get; set; }

    /// <summary>Reports a finding.</summary>
    /// <param name="finding">The finding; its span is counted from the beginning of the text.</param>
    /// <param name="replacement">For <see cref="Verdict.Redact"/> the text to put in the span's place, default: as many ＊; for <see cref="Verdict.Substitute"/> the vetted answer; otherwise unused.</param>
    /// <param name="decidedAt">
    /// How many characters of the text the decision needed, when that is less than what has been passed so far. It makes
    /// the outcome the same however the text was split. Default: all of what has been passed.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="finding"/> is <see langword="null"/>.</exception>
    public void Add(Finding finding, string? replacement = null, long? decidedAt = null)
    {
        ArgumentNullException.ThrowIfNull(finding);
        if (finding.Verdict != Verdict.Pass)
        {
            _rulings.Add(new ScreenRuling(finding, replacement, decidedAt ?? Consumed));
        }
    }

    /// <summary>Puts a text in the place of a span without finding anything there: a pseudonym that the model was given is put back, for example. Texts only; in structured arguments it has no effect.</summary>
    /// <param name="start">The first character of the span, counted from the beginning of the text.</param>
    /// <param name="length">The length of the span.</param>
    /// <param name="replacement">What stands there instead.</param>
    /// <param name="decidedAt">As for <see cref="Add"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="replacement"/> is <see langword="null"/>.</exception>
    public void Replace(int start, int length, string replacement, long? decidedAt = null)
    {
        ArgumentNullException.ThrowIfNull(replacement);
        var place = new Finding
        {
            Place = Place,
            Start = start,
            Length = length,
            Verdict = Verdict.Pass,
            Screen = "",
            Rule = "",
            PolicyVersion = "",
        };
        _rulings.Add(new ScreenRuling(place, replacement, decidedAt ?? Consumed));
    }
}
