using System.Text;

namespace GenAiMeasures;

/// <summary>
/// One text before several screens, outside any exchange: holds the text back, replaces spans and ends it as the pipeline
/// does with an answer. Nothing is recorded and nobody is refused. Used by one caller at a time.
/// </summary>
/// <remarks>The outcome is the same however the text is cut. A screen that fails ends the text with <see cref="Verdict.Refuse"/> and is named in <see cref="Failed"/>.</remarks>
public sealed class ScreenedText : IDisposable
{
    private readonly ContentPlace _place;
    private readonly List<TextRunScreen> _screens = [];
    private readonly ScreenReport _report;
    private readonly TextEdits _edits = new();
    private readonly List<Finding> _findings = [];
    private readonly List<string> _failed = [];
    private readonly StringBuilder _text = new();
    private int _released;

    /// <summary>Opens a text.</summary>
    /// <param name="place">Where the text stands; screens decide by it whether it is their business.</param>
    /// <param name="screens">The screens. They are not disposed.</param>
    /// <exception cref="ArgumentNullException"><paramref name="screens"/> is <see langword="null"/>.</exception>
    public ScreenedText(ContentPlace place, IEnumerable<ExchangeScreen> screens)
    {
        ArgumentNullException.ThrowIfNull(screens);
        _place = place;
        _report = new ScreenReport { Place = place };
        foreach (ExchangeScreen screen in screens)
        {
            if (screen.OpenText(place) is { } text)
            {
                _screens.Add(new TextRunScreen(screen, text));
            }
        }
    }

    /// <summary>Gets what was found so far, in the order in which it was decided.</summary>
    public IReadOnlyList<Finding> Findings => _findings;

    /// <summary>Gets the names of screens that failed.</summary>
    public IReadOnlyList<string> Failed => _failed;

    /// <summary>Gets the strictest verdict so far.</summary>
    public Verdict Verdict { get; private set; }

    /// <summary>Gets the vetted answer that stands in for the text, where the verdict is <see cref="Verdict.Substitute"/> and there is one.</summary>
    public string? Substitute { get; private set; }

    /// <summary>Gets whether the text has ended: by a verdict above <see cref="Verdict.Redact"/>, a failed screen, or <see cref="CompleteAsync"/>.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>Screens the next piece.</summary>
    /// <param name="piece">The piece; may split a surrogate pair.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up.</param>
    /// <returns>The text that may leave now, redactions applied; empty while everything waits and after the end.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="piece"/> is <see langword="null"/>.</exception>
    public async ValueTask<string> WriteAsync(string piece, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(piece);
        if (HasEnded || piece.Length == 0)
        {
            return "";
        }

        _text.Append(piece);
        return await ScreenAsync(piece, cancellationToken);
    }

    /// <summary>Ends the text: nothing can complete a match any more.</summary>
    /// <param name="cancellationToken">Cancelled when the caller gives up.</param>
    /// <returns>What was held and may leave.</returns>
    public async ValueTask<string> CompleteAsync(CancellationToken cancellationToken = default)
    {
        if (HasEnded)
        {
            return "";
        }

        string rest = await ScreenAsync(null, cancellationToken);
        HasEnded = true;
        return rest;
    }

    /// <summary>Gives back what the screens of the text hold.</summary>
    public void Dispose()
    {
        foreach (TextRunScreen screen in _screens)
        {
            screen.Screen.Dispose();
        }
    }

    private async ValueTask<string> ScreenAsync(string? piece, CancellationToken cancellationToken)
    {
        _report.Consumed = piece is null ? _text.Length + 1 : _text.Length;
        for (int i = 0; i < _screens.Count; i++)
        {
            TextRunScreen screen = _screens[i];
            try
            {
                screen.Limit = piece is null
                    ? await screen.Screen.CompleteAsync(_report, cancellationToken)
                    : await screen.Screen.WriteAsync(piece.AsMemory(), _report, cancellationToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                _failed.Add(screen.Owner.Name);
                _report.Rulings.Clear();
                return End(Verdict.Refuse);
            }

            _screens[i] = screen;
        }

        return Take() is { } ending ? await EndAsync(ending, cancellationToken) : Release(Limit(completed: piece is null));
    }

    // The text ends where a span begins: it is judged as if it had ended there, so that the outcome does not depend on how far
    // the other screens happened to be.
    private async ValueTask<string> EndAsync(ScreenRuling ending, CancellationToken cancellationToken)
    {
        for (int i = 0; i < _screens.Count; i++)
        {
            TextRunScreen screen = _screens[i];
            int position = ending.Finding.Start;
            if (screen.Limit >= position || !screen.Screen.IsRepeatable || screen.Owner.OpenText(_place) is not { } again)
            {
                continue;
            }

            using (again)
            {
                _report.Consumed = position;
                await again.WriteAsync(_text.ToString(0, position).AsMemory(), _report, cancellationToken);
                _report.Consumed = position + 1;
                await again.CompleteAsync(_report, cancellationToken);
            }

            if (Take() is { } earlier)
            {
                ending = earlier;
                i = -1;
            }
            else
            {
                _screens[i] = screen with { Limit = position };
            }
        }

        Substitute = ending.Finding.Verdict == Verdict.Substitute ? ending.Replacement : null;
        string rest = ending.Finding.Verdict == Verdict.Stop ? Release(_edits.Align(ending.Finding.Start)) : "";
        return rest + End(ending.Finding.Verdict);
    }

    private string End(Verdict verdict)
    {
        HasEnded = true;
        Verdict = verdict > Verdict ? verdict : Verdict;
        return "";
    }

    // Takes what was reported. Returns the ruling that ends the text: the one that was decided first.
    private ScreenRuling? Take()
    {
        ScreenRuling? ending = null;
        foreach (ScreenRuling ruling in _report.Rulings)
        {
            if (ruling.Finding.Verdict > Verdict.Redact && (ending is null || ScreenRuling.ByDecision(ruling, ending.Value) < 0))
            {
                ending = ruling;
            }
        }

        foreach (ScreenRuling ruling in _report.Rulings)
        {
            if (ending is null || ruling.DecidedAt <= ending.Value.DecidedAt)
            {
                Take(ruling);
            }
        }

        _report.Rulings.Clear();
        return ending;
    }

    private void Take(ScreenRuling ruling)
    {
        if (!ruling.IsReplacement)
        {
            if (_findings.Contains(ruling.Finding))
            {
                return;
            }

            _findings.Add(ruling.Finding);
            Verdict = ruling.Finding.Verdict is var verdict && verdict > Verdict ? verdict : Verdict;
        }

        TextEdit edit = TextEdits.Of(ruling);
        if ((ruling.IsReplacement || ruling.Finding.Verdict == Verdict.Redact) && !_edits.Contains(edit))
        {
            _edits.Add(edit);
        }
    }

    private long Limit(bool completed)
    {
        long limit = _text.Length;
        foreach (TextRunScreen screen in _screens)
        {
            limit = Math.Min(limit, screen.Limit);
        }

        bool isHalf = !completed && limit == _text.Length && char.IsHighSurrogate(_text[^1]);
        return _edits.Align(isHalf ? limit - 1 : limit);
    }

    private string Release(long limit)
    {
        if (limit <= _released)
        {
            return "";
        }

        string text = _edits.Apply(_text.ToString(_released, (int)limit - _released), _released);
        _released = (int)limit;
        return text;
    }
}
