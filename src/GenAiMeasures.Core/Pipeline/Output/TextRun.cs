namespace GenAiMeasures;

// One text of the answer as the screens see it: the visible text of a message, or its reasoning, however it is cut into
// updates. Knows how far the text may leave and which spans of it are replaced.
internal sealed class TextRun : IDisposable
{
    private readonly ExchangeRun _run;
    private readonly TextRunScreen[] _screens;
    private readonly ScreenReport _report;
    private readonly TextEdits _edits = new();
    private readonly List<ReadOnlyMemory<char>> _text = [];
    private long? _stoppedAt;
    private bool _lastIsHighSurrogate;

    internal TextRun(ExchangeRun run, ContentPlace place, ReleasedMessage message)
    {
        _run = run;
        Place = place;
        Message = message;
        _report = new ScreenReport { Place = place };
        Released = new ReleasedText(message, place.Kind);
        _screens = Open(run, place);
    }

    internal ContentPlace Place { get; }

    internal ReleasedMessage Message { get; }

    internal long Length { get; private set; }

    internal bool IsScreened => _screens.Length > 0;

    // how many characters may leave: what every screen allows, never half a redaction and never half a surrogate pair
    internal long Limit { get; private set; }

    internal TextEdits Edits => _edits;

    // what of the text the caller has, and where it stands in the message
    internal ReleasedText Released { get; }

    // Screens the next piece. Returns the ruling that ends the answer, or null.
    internal ValueTask<Ending?> WriteAsync(string piece, CancellationToken cancellationToken)
    {
        if (_screens.Length > 1)
        {
            _text.Add(piece.AsMemory());
        }

        Length += piece.Length;
        _report.Consumed = Length;
        _lastIsHighSurrogate = char.IsHighSurrogate(piece[^1]);
        return ScreenAsync(piece, cancellationToken);
    }

    // Ends the text. Returns the ruling that ends the answer, or null.
    internal ValueTask<Ending?> CompleteAsync(CancellationToken cancellationToken)
    {
        if (_stoppedAt is not null)
        {
            return default;
        }

        _report.Consumed = Length + 1;
        return ScreenAsync(piece: null, cancellationToken);
    }

    // The answer ends at a position: the text is judged as if the model had ended there, so that the outcome does not
    // depend on how far the other screens happened to be. Returns an earlier ruling when that judgement finds one.
    internal async ValueTask<ScreenRuling?> StopAtAsync(long position, CancellationToken cancellationToken)
    {
        _stoppedAt = Math.Min(position, _stoppedAt ?? long.MaxValue);
        if (_screens.Length > 1)
        {
            for (int i = 0; i < _screens.Length; i++)
            {
                if (_screens[i].Limit < position && _screens[i].Screen.IsRepeatable)
                {
                    ScreenRuling? earlier = await RepeatAsync(i, position, cancellationToken);
                    if (earlier is not null)
                    {
                        return earlier;
                    }
                }
            }
        }
        else if (_screens.Length == 1)
        {
            _screens[0].Limit = position;
        }

        SetLimit(completed: true);
        return null;
    }

    internal string Apply(ReadOnlySpan<char> text, long from) => _edits.Apply(text, from);

    public void Dispose()
    {
        foreach (TextRunScreen screen in _screens)
        {
            screen.Screen.Dispose();
        }
    }

    // Screens that decide at once are asked without a state machine: an update then costs no more than their work.
    private ValueTask<Ending?> ScreenAsync(string? piece, CancellationToken cancellationToken)
    {
        for (int i = 0; i < _screens.Length; i++)
        {
            ValueTask<long> call = Ask(i, piece, cancellationToken);
            if (!call.IsCompletedSuccessfully)
            {
                return AwaitScreensAsync(i, call, piece, cancellationToken);
            }

            _screens[i].Limit = call.Result;
        }

        return new ValueTask<Ending?>(EndBy(Decide(completed: piece is null)));
    }

    private async ValueTask<Ending?> AwaitScreensAsync(int index, ValueTask<long> call, string? piece, CancellationToken cancellationToken)
    {
        while (true)
        {
            _screens[index].Limit = await _run.Guard.RunAsync(_screens[index].Owner.Name, call, cancellationToken);
            if (++index == _screens.Length)
            {
                return EndBy(Decide(completed: piece is null));
            }

            call = Ask(index, piece, cancellationToken);
        }
    }

    private ValueTask<long> Ask(int index, string? piece, CancellationToken cancellationToken)
    {
        TextRunScreen screen = _screens[index];
        if (screen.Limit == ScreenGuard.Everything)
        {
            return new ValueTask<long>(ScreenGuard.Everything);
        }

        try
        {
            return piece is null
                ? screen.Screen.CompleteAsync(_report, cancellationToken)
                : screen.Screen.WriteAsync(piece.AsMemory(), _report, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new ValueTask<long>(_run.Guard.Fail(screen.Owner.Name, exception));
        }
    }

    private Ending? EndBy(ScreenRuling? ruling) => ruling is { } ends ? new Ending(ends, this) : null;

    private static TextRunScreen[] Open(ExchangeRun run, ContentPlace place)
    {
        if (run.Screens.Count == 0)
        {
            return [];
        }

        var opened = new List<TextRunScreen>(run.Screens.Count);
        foreach (ExchangeScreen screen in run.Screens)
        {
            try
            {
                if (screen.OpenText(place) is { } text)
                {
                    opened.Add(new TextRunScreen(screen, text));
                }
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                run.Guard.Fail(screen.Name, exception);
            }
        }

        return [.. opened];
    }

    private async ValueTask<ScreenRuling?> RepeatAsync(int index, long position, CancellationToken cancellationToken)
    {
        using TextScreen? again = _screens[index].Owner.OpenText(Place);
        if (again is null)
        {
            return null;
        }

        _report.Consumed = position;
        await again.WriteAsync(TextUpTo(position), _report, cancellationToken);
        _report.Consumed = position + 1;
        await again.CompleteAsync(_report, cancellationToken);
        _screens[index].Limit = position;
        return Decide(completed: true);
    }

    private ReadOnlyMemory<char> TextUpTo(long position)
    {
        var text = new System.Text.StringBuilder();
        foreach (ReadOnlyMemory<char> piece in _text)
        {
            text.Append(piece);
        }

        return text.ToString().AsMemory(0, (int)Math.Min(position, text.Length));
    }

    // Takes what was reported: notes findings, adds redactions, and finds the ruling that was decided first.
    private ScreenRuling? Decide(bool completed)
    {
        ScreenRuling? ending = null;
        List<ScreenRuling> rulings = _report.Rulings;
        foreach (ScreenRuling ruling in rulings)
        {
            if (ruling.Finding.Verdict > Verdict.Redact && (ending is null || ScreenRuling.ByDecision(ruling, ending.Value) < 0))
            {
                ending = ruling;
            }
        }

        foreach (ScreenRuling ruling in rulings)
        {
            if (ending is null || ruling.DecidedAt <= ending.Value.DecidedAt)
            {
                Take(ruling);
            }
        }

        rulings.Clear();
        if (ending is null)
        {
            SetLimit(completed);
        }

        return ending;
    }

    private void Take(ScreenRuling ruling)
    {
        if (ruling.IsReplacement)
        {
            TextEdit replaced = TextEdits.Of(ruling);
            if (!_edits.Contains(replaced))
            {
                _edits.Add(replaced);
            }

            return;
        }

        if (_run.Exchange.Findings.Contains(ruling.Finding))
        {
            return;
        }

        _run.Exchange.AddFinding(ruling.Finding);
        if (ruling.Finding.Verdict == Verdict.Redact)
        {
            _run.Exchange.Raise(Verdict.Redact);
            TextEdit edit = TextEdits.Of(ruling);
            _edits.Add(edit);
            _run.Retractions.AddRange(Released.Overlap(edit.Start, edit.End));
        }
    }

    private void SetLimit(bool completed)
    {
        long limit = _stoppedAt ?? Length;
        foreach (TextRunScreen screen in _screens)
        {
            limit = Math.Min(limit, screen.Limit);
        }

        // half a surrogate pair waits for its other half
        limit = !completed && _lastIsHighSurrogate && limit == Length ? Length - 1 : limit;
        limit = _edits.IsEmpty ? limit : _edits.Align(limit);
        Limit = limit;
    }
}
