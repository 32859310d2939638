using Microsoft.Extensions.AI;

namespace GenAiMeasures;

// The one way of an answer: contents come in as the model's service cuts them, wait in line until every screen lets them
// go, and leave in order. The streaming and the other call both run through here; only the sink differs.
internal sealed class OutputPump(ExchangeRun run, IReleaseSink sink, bool streams) : IDisposable
{
    private readonly AnswerLine _line = new(run, sink);
    private readonly List<ReleasedMessage> _messages = [];
    private readonly List<TextRun> _finished = [];
    private ReleasedMessage? _message;
    private TextRun? _text;
    private TextRun? _reasoning;

    internal bool HasGeneratedText => _line.HasGeneratedText;

    internal ReleasedMessage? LastMessage => _message;

    // Takes the contents of one update or message. Returns the ruling that ends the answer, or null.
    internal ValueTask<Ending?> AcceptAsync(object owner, IList<AIContent>? contents, CancellationToken cancellationToken)
    {
        // one piece of text, as nearly every update of a stream, goes through without a state machine
        if (contents is not { Count: 1 } || contents[0] is not TextContent text)
        {
            return AcceptAllAsync(owner, contents, cancellationToken);
        }

        _message!.Count(text);
        run.Content?.Add(text);
        var held = new HeldContent { Owner = owner, Message = _message, Content = text, IsFirst = true, IsLast = true };
        ValueTask<Ending?> accepted = AcceptTextAsync(ref held, ContentKind.Text, text.Text, cancellationToken);
        if (!accepted.IsCompletedSuccessfully)
        {
            return DrainAfterAsync(accepted);
        }

        Ending? ending = accepted.Result;
        DrainUnless(ending);
        return new ValueTask<Ending?>(ending);
    }

    // The next contents belong to another message: what the screens still hold of this one is decided now.
    internal async ValueTask<Ending?> BeginMessageAsync(ChatRole? role, string? authorName, string? messageId, CancellationToken cancellationToken)
    {
        Ending? ending = await CompleteMessageAsync(cancellationToken);
        if (ending is null)
        {
            _message = new ReleasedMessage(_messages.Count) { Role = role, AuthorName = authorName, Id = messageId };
            _messages.Add(_message);
            run.Content?.Begin(_message);
        }

        return ending;
    }

    // The answer has ended. Returns the ruling that ends it in another way, or null.
    internal ValueTask<Ending?> CompleteAsync(CancellationToken cancellationToken) => CompleteMessageAsync(cancellationToken);

    // Ends the answer where a ruling says: what stands before leaves, the rest is dropped, what has left too far is
    // retracted. Returns the ruling that counts.
    internal async ValueTask<ScreenRuling> EndAsync(Ending ending, CancellationToken cancellationToken)
    {
        ScreenRuling ruling = ending.Ruling;
        TextRun? text = ending.Text;
        while (ruling.Finding.Verdict == Verdict.Stop && text is not null)
        {
            ScreenRuling? earlier = await text.StopAtAsync(ruling.Finding.Start, cancellationToken);
            if (earlier is null)
            {
                break;
            }

            ruling = earlier.Value;
        }

        if (ruling.Finding.Verdict != Verdict.Stop)
        {
            Withdraw();
            return ruling;
        }

        _line.Cut(text, ruling.Finding.Start);
        foreach (TextRun other in Runs())
        {
            // what comes before the stop was complete when the answer ended
            if (!ReferenceEquals(other, text) && await other.CompleteAsync(cancellationToken) is { } also)
            {
                await other.StopAtAsync(also.Ruling.Finding.Start, cancellationToken);
                _line.Cut(other, also.Ruling.Finding.Start);
            }
        }

        _line.Drain();
        if (text is not null)
        {
            run.Retractions.AddRange(text.Released.Overlap(ruling.Finding.Start, long.MaxValue));
        }

        return ruling;
    }

    // Drops everything that waits, when the answer cannot go on for a reason that lies in no text.
    internal void Drop()
    {
        _line.Drop();
    }

    // What was released did not reach the caller after all.
    internal void Forget()
    {
        _line.Forget();
        run.Exchange.ReleasedCharacters = 0;
        foreach (ReleasedMessage message in _messages)
        {
            message.TextLength = message.ReasoningLength = 0;
        }
    }

    // Takes back everything that has left.
    internal void Withdraw()
    {
        Drop();
        foreach (ReleasedMessage message in _messages)
        {
            if (message.TextLength > 0)
            {
                run.Retractions.Add(new RetractedRange(message.Id, ContentKind.Text, 0, message.TextLength));
            }

            if (message.ReasoningLength > 0)
            {
                run.Retractions.Add(new RetractedRange(message.Id, ContentKind.Reasoning, 0, message.ReasoningLength));
            }
        }
    }

    public void Dispose()
    {
        foreach (TextRun text in Runs())
        {
            text.Dispose();
        }

        foreach (TextRun text in _finished)
        {
            text.Dispose();
        }
    }

    private IEnumerable<TextRun> Runs()
    {
        if (_text is not null)
        {
            yield return _text;
        }

        if (_reasoning is not null)
        {
            yield return _reasoning;
        }
    }

    private async ValueTask<Ending?> AcceptAllAsync(object owner, IList<AIContent>? contents, CancellationToken cancellationToken)
    {
        int count = contents?.Count ?? 0;
        if (count == 0)
        {
            _line.Add(new HeldContent { Owner = owner, Message = _message!, IsFirst = true, IsLast = true });
        }

        for (int i = 0; i < count; i++)
        {
            AIContent? content = contents![i];
            _message!.Count(content);
            run.Content?.Add(content);
            var held = new HeldContent { Owner = owner, Message = _message, Content = content, IsFirst = i == 0, IsLast = i == count - 1 };
            Ending? ending = content switch
            {
                TextContent text => await AcceptTextAsync(ref held, ContentKind.Text, text.Text, cancellationToken),
                TextReasoningContent reasoning => await AcceptTextAsync(ref held, ContentKind.Reasoning, reasoning.Text, cancellationToken),
                _ => await AcceptWholeAsync(held, cancellationToken),
            };
            if (ending is not null)
            {
                return ending;
            }
        }

        DrainUnless(ending: null);
        return null;
    }

    private async ValueTask<Ending?> DrainAfterAsync(ValueTask<Ending?> accepted)
    {
        Ending? ending = await accepted;
        DrainUnless(ending);
        return ending;
    }

    private void DrainUnless(Ending? ending)
    {
        if (streams && ending is null)
        {
            _line.Drain();
        }
    }

    private async ValueTask<Ending?> CompleteMessageAsync(CancellationToken cancellationToken)
    {
        foreach (TextRun text in Runs())
        {
            if (await text.CompleteAsync(cancellationToken) is { } ending)
            {
                return ending;
            }
        }

        _line.Drain();
        _finished.AddRange(Runs());
        _text = null;
        _reasoning = null;
        return null;
    }

    private ValueTask<Ending?> AcceptTextAsync(ref HeldContent held, ContentKind kind, string? text, CancellationToken cancellationToken)
    {
        if (run.Screens.Count == 0 || string.IsNullOrEmpty(text))
        {
            _line.Add(held);
            return default;
        }

        TextRun texts = kind == ContentKind.Text ? _text ??= Open(kind) : _reasoning ??= Open(kind);
        held.Run = texts;
        held.Start = held.Position = texts.Length;
        held.End = texts.Length + text.Length;
        held.IsWhole = held.Content!.Annotations is { Count: > 0 }
            || held.Content.AdditionalProperties is { Count: > 0 }
            || held.Content is TextReasoningContent { ProtectedData: not null };
        if (held.Content.Annotations is { Count: > 0 })
        {
            return AcceptAnnotatedAsync(held, texts, text, cancellationToken);
        }

        _line.Add(held);
        return texts.WriteAsync(text, cancellationToken);
    }

    private async ValueTask<Ending?> AcceptAnnotatedAsync(HeldContent held, TextRun texts, string text, CancellationToken cancellationToken)
    {
        WholeContent result = await run.Wholes.ScreenAsync(held.Content!, PlaceOfNext(), cancellationToken);
        if (result.Ending is { } ruling)
        {
            return new Ending(ruling, null);
        }

        _line.Add(held);
        return await texts.WriteAsync(text, cancellationToken);
    }

    private TextRun Open(ContentKind kind) =>
        new(run, new ContentPlace(ScreenSide.Output, kind, _message!.Index, _message.Contents), _message);

    private async ValueTask<Ending?> AcceptWholeAsync(HeldContent held, CancellationToken cancellationToken)
    {
        if (held.Content is UsageContent usage)
        {
            (run.Exchange.Usage ??= new UsageDetails()).Add(usage.Details);
        }
        else if (held.Content is not null)
        {
            WholeContent result = await run.Wholes.AcceptAsync(held.Content, PlaceOfNext(), _message!.IsOfTool, cancellationToken);
            if (result.Ending is not null)
            {
                return result.Ending is { } ruling ? new Ending(ruling, null) : null;
            }

            held.IsChanged = !ReferenceEquals(result.Content, held.Content);
            held.IsNotice = held.IsChanged && result.Content is TextContent;
            held.Content = result.Content;
        }

        _line.Add(held);
        return null;
    }

    private ContentPlace PlaceOfNext() => new(ScreenSide.Output, ContentKind.Data, _message!.Index, _message.Contents);
}
