using System.Text;

namespace GenAiMeasures.Moderation;

// One text before a moderator: gathers it, asks when a segment or the whole is there, and says what may leave meanwhile.
internal sealed class ModeratorTextScreen(
    Action<string> addUnchecked, ContentPlace place, IModerator moderator, ModeratorOptions options, ModeratorRunner runner) : TextScreen
{
    private readonly StringBuilder _text = new();
    private readonly bool _isWhole = place.Side == ScreenSide.Input || (options.Strategy == ModeratorStrategy.BeforeRelease && !options.Shadow);
    private readonly bool _releases = options.Shadow || options.Strategy == ModeratorStrategy.ReleaseThenRetract;
    private readonly TextSegments _segments = new(Math.Min(options.SegmentCharacters, moderator.MaxCharacters));
    private readonly List<AskedSegment> _asked = [];
    private int _begin;
    private int _judged;

    public override bool IsRepeatable => false;

    public override async ValueTask<long> WriteAsync(ReadOnlyMemory<char> text, ScreenReport report, CancellationToken cancellationToken)
    {
        for (int i = 0; i < text.Length; i++)
        {
            char c = text.Span[i];
            _text.Append(c);
            if (!_isWhole && _segments.EndsWith(c))
            {
                Ask(_text.Length, cancellationToken);
            }
        }

        await TakeAsync(report, isEnd: !_releases);
        return _releases ? _text.Length : _judged;
    }

    public override async ValueTask<long> CompleteAsync(ScreenReport report, CancellationToken cancellationToken)
    {
        if (_isWhole)
        {
            AskAll(cancellationToken);
        }
        else
        {
            Ask(_text.Length, cancellationToken);
        }

        await TakeAsync(report, isEnd: true);
        return _text.Length;
    }

    // a text that is longer than the moderator's window is judged in pieces that overlap
    private void AskAll(CancellationToken cancellationToken)
    {
        while (_text.Length - _begin > moderator.MaxCharacters - Context)
        {
            Ask(_begin + moderator.MaxCharacters - Context, cancellationToken);
        }

        Ask(_text.Length, cancellationToken);
    }

    private int Context => Math.Min(options.ContextCharacters, moderator.MaxCharacters / 2);

    private void Ask(int end, CancellationToken cancellationToken)
    {
        if (end == _begin)
        {
            return;
        }

        int from = Math.Max(0, Math.Max(_begin - Context, end - moderator.MaxCharacters));
        var text = new ModeratedText(_text.ToString(from, end - from), place.Side);
        _asked.Add(new AskedSegment(_begin, end, runner.AskAsync(text, cancellationToken).AsTask()));
        _begin = end;
    }

    // takes what was answered, in order; waits for it where nothing may leave before
    private async ValueTask TakeAsync(ScreenReport report, bool isEnd)
    {
        while (_asked.Count > 0 && (isEnd || _asked[0].Answer.IsCompleted))
        {
            AskedSegment asked = _asked[0];
            _asked.RemoveAt(0);
            try
            {
                Add(report, asked, await asked.Answer);
            }
            catch (Exception exception) when (exception is not OperationCanceledException || asked.Answer.IsFaulted)
            {
                Fail(exception);
            }

            _judged = asked.End;
        }
    }

    private void Add(ScreenReport report, AskedSegment asked, Judgement judgement)
    {
        if (judgement.Verdict == Verdict.Pass)
        {
            return;
        }

        Verdict verdict = options.Shadow || judgement.Verdict == Verdict.Flag ? Verdict.Flag
            : judgement.Verdict == Verdict.Stop && place.Side == ScreenSide.Output ? Verdict.Stop
            : Verdict.Refuse;
        report.Add(
            new Finding
            {
                Place = place,
                Start = asked.Start,
                Length = asked.End - asked.Start,
                Verdict = verdict,
                Risk = judgement.Risk,
                Screen = moderator.Name,
                Rule = (options.Shadow ? "shadow:" : "") + judgement.Rule,
                PolicyVersion = moderator.Version,
                Score = judgement.Score,
            },
            decidedAt: _isWhole ? null : asked.End);
    }

    private void Fail(Exception exception)
    {
        if (!options.Shadow && options.OnFailure == ScreenFailure.Refuse)
        {
            throw new InvalidOperationException($"The moderator '{moderator.Name}' gave no judgement ({exception.GetType().Name}).", exception);
        }

        addUnchecked(moderator.Name);
    }
}
