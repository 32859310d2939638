using System.Runtime.InteropServices;
using Microsoft.Extensions.AI;

namespace GenAiMeasures;

// The one way of an answer: contents come in as the model's service cuts them, wait in line until every screen lets them
// go, and leave in order. The streaming and the other call both run through here; only the sink differs.
internal sealed class OutputPump(ExchangeRun run, IReleaseSink sink, bool streams) : IDisposable
{
    private readonly List<HeldContent> _line = [];
    private readonly List<ReleasedMessage> _messages = [];
    private readonly List<TextRun> _finished = [];
    private int _head;
    private ReleasedMessage? _message;
    private TextRun? _text;
    private TextRun? _reasoning;
    private bool _opened;

    internal bool HasGeneratedText { get; private set; }

    internal ReleasedMessage? LastMessage => _message;

    // Takes the contents of one update or message. Returns the ruling that ends the answer, or null.
    internal async ValueTask<Ending?> AcceptAsync(object owner, IList<AIContent>? contents, CancellationToken cancellationToken)
    {
        int count = contents?.Count ?? 0;
        if (count == 0)
        {
            _line.Add(new HeldContent { Owner = owner, IsFirst = true, IsLast = true });
        }

        for (int i = 0; i < count; i++)
        {
            AIContent? content = contents![i];
            _message!.Count(content);
            var held = new HeldContent { Owner = owner, Content = content, IsFirst = i == 0, IsLast = i == count - 1 };
            Ending? ending = content switch
            {
                TextContent text => await AcceptTextAsync(held, ContentKind.Text, text.Text, cancellationToken),
                TextReasoningContent reasoning => await AcceptTextAsync(held, ContentKind.Reasoning, reasoning.Text, cancellationToken),
                _ => await AcceptWholeAsync(held, cancellationToken),
            };
            if (ending is not null)
            {
                return ending;
            }
        }

        if (streams)
        {
            Drain();
        }

        return null;
    }

    // The next contents belong to another message: what the screens still hold of this one is decided now.
    internal async ValueTask<Ending?> BeginMessageAsync(ChatRole? role, string? authorName, string? messageId, CancellationToken cancellationToken)
    {
        Ending? ending = await CompleteMessageAsync(cancellationToken);
        if (ending is null)
        {
            _message = new ReleasedMessage(_messages.Count) { Role = role, AuthorName = authorName, Id = messageId };
            _messages.Add(_message);
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

        Cut(text, ruling.Finding.Start);
        foreach (TextRun other in Runs())
        {
            // what comes before the stop was complete when the answer ended
            if (!ReferenceEquals(other, text) && await other.CompleteAsync(cancellationToken) is { } also)
            {
                await other.StopAtAsync(also.Finding.Start, cancellationToken);
                Cut(other, also.Finding.Start);
            }
        }

        Drain();
        if (text is not null)
        {
            run.Retractions.AddRange(text.Released.Overlap(ruling.Finding.Start, long.MaxValue));
        }

        return ruling;
    }

    // Drops everything that waits, when the answer cannot go on for a reason that lies in no text.
    internal void Drop()
    {
        _line.Clear();
        _head = 0;
        sink.Flush();
    }

    // What was released did not reach the caller after all.
    internal void Forget()
    {
        HasGeneratedText = false;
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

    private async ValueTask<Ending?> CompleteMessageAsync(CancellationToken cancellationToken)
    {
        foreach (TextRun text in Runs())
        {
            if (await text.CompleteAsync(cancellationToken) is { } ruling)
            {
                return new Ending(ruling, text);
            }
        }

        Drain();
        _finished.AddRange(Runs());
        _text = null;
        _reasoning = null;
        return null;
    }

    private async ValueTask<Ending?> AcceptTextAsync(HeldContent held, ContentKind kind, string? text, CancellationToken cancellationToken)
    {
        if (run.Screens.Count == 0 || string.IsNullOrEmpty(text))
        {
            _line.Add(held);
            return null;
        }

        TextRun texts = kind == ContentKind.Text ? _text ??= Open(kind) : _reasoning ??= Open(kind);
        held.Run = texts;
        held.Start = held.Position = texts.Length;
        held.End = texts.Length + text.Length;
        held.IsWhole = held.Content!.Annotations is { Count: > 0 }
            || held.Content.AdditionalProperties is { Count: > 0 }
            || held.Content is TextReasoningContent { ProtectedData: not null };
        if (held.Content.Annotations is { Count: > 0 } && await AcceptAnnotationsAsync(held, cancellationToken) is { } found)
        {
            return found;
        }

        _line.Add(held);
        return await texts.WriteAsync(text, cancellationToken) is { } ruling ? new Ending(ruling, texts) : null;
    }

    private TextRun Open(ContentKind kind) =>
        new(run, new ContentPlace(ScreenSide.Output, kind, _message!.Index, _message.Contents), _message);

    private async ValueTask<Ending?> AcceptAnnotationsAsync(HeldContent held, CancellationToken cancellationToken)
    {
        WholeContent result = await run.Wholes.ScreenAsync(held.Content!, PlaceOfNext(), cancellationToken);
        return result.Ending is { } ruling ? new Ending(ruling, null) : null;
    }

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

    // Drops what waits behind a position of a text; without a text, what waits behind is nothing, for it was never lined up.
    private void Cut(TextRun? text, long position)
    {
        if (text is null)
        {
            return;
        }

        Span<HeldContent> line = CollectionsMarshal.AsSpan(_line);
        for (int i = _head; i < line.Length; i++)
        {
            if (ReferenceEquals(line[i].Run, text) && line[i].End > position)
            {
                line[i].End = Math.Max(position, line[i].Position);
                line[i].IsWhole = false;
                line[i].IsChanged = true;
                line[i].IsLast = false;
                _line.RemoveRange(i + 1, _line.Count - i - 1);
                return;
            }
        }
    }

    private void Drain()
    {
        while (_head < _line.Count)
        {
            ref HeldContent held = ref CollectionsMarshal.AsSpan(_line)[_head];
            if (held.Run is null)
            {
                Release(ref held);
            }
            else if (!ReleaseText(ref held))
            {
                sink.Flush();
                return;
            }

            _head++;
        }

        _line.Clear();
        _head = 0;
        sink.Flush();
    }

    private void Release(ref HeldContent held)
    {
        if (held.IsNotice)
        {
            _message!.TextLength += ((TextContent)held.Content!).Text.Length;
        }
        else if (held.Content is TextContent { Text.Length: > 0 } text)
        {
            InsertOpening(held);
            HasGeneratedText |= !_message!.IsOfTool;
            run.Exchange.ReleasedCharacters += text.Text.Length;
            _message!.TextLength += text.Text.Length;
        }
        else if (held.Content is TextReasoningContent { Text.Length: > 0 } reasoning)
        {
            run.Exchange.ReleasedCharacters += reasoning.Text.Length;
            _message!.ReasoningLength += reasoning.Text.Length;
        }

        sink.Release(held, held.Content, !held.IsChanged, isEnd: true);
    }

    // Releases as much of a piece of text as may leave. Returns whether all of it has left.
    private bool ReleaseText(ref HeldContent held)
    {
        TextRun text = held.Run!;
        string whole = held.Content is TextContent visible ? visible.Text : ((TextReasoningContent)held.Content!).Text;
        long limit = Math.Min(text.Limit, held.End);
        if (limit < held.End && limit > held.Position && IsInsidePair(whole, (int)(limit - held.Start)))
        {
            limit--;
        }

        bool isEnd = limit >= held.End;
        if (!isEnd && (held.IsWhole || limit <= held.Position))
        {
            return false;
        }

        bool isUnchanged = isEnd && held.Position == held.Start && !held.IsChanged && !text.Edits.Touches(held.Start, held.End);
        AIContent? content = held.Content;
        int length = whole.Length;
        if (!isUnchanged)
        {
            string piece = text.Apply(whole.AsSpan((int)(held.Position - held.Start), (int)(limit - held.Position)), held.Position);
            length = piece.Length;
            content = piece.Length == 0 ? null : MakePiece(held.Content!, piece);
        }

        if (length > 0 && text.Place.Kind == ContentKind.Text)
        {
            InsertOpening(held);
            HasGeneratedText |= !text.Message.IsOfTool;
        }

        text.Released.Add(held.Position, limit, length);
        run.Exchange.ReleasedCharacters += length;
        held.Position = limit;
        sink.Release(held, content, isUnchanged, isEnd);
        return isEnd;
    }

    private static bool IsInsidePair(string text, int at) =>
        at > 0 && at < text.Length && char.IsHighSurrogate(text[at - 1]) && char.IsLowSurrogate(text[at]);

    private static AIContent MakePiece(AIContent content, string text) => content is TextContent
        ? new TextContent(text) { AdditionalProperties = content.AdditionalProperties }
        : new TextReasoningContent(text) { AdditionalProperties = content.AdditionalProperties };

    private void InsertOpening(in HeldContent before)
    {
        if (_opened || _message!.IsOfTool)
        {
            return;
        }

        _opened = true;
        foreach (AnswerLabeler labeler in run.Labelers)
        {
            if (labeler.Opening() is { Length: > 0 } opening)
            {
                _message.TextLength += opening.Length;
                sink.Insert(before, new TextContent(opening));
            }
        }
    }
}
