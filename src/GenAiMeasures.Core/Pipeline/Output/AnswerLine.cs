using System.Runtime.InteropServices;
using Microsoft.Extensions.AI;

namespace GenAiMeasures;

// The line in which the contents of an answer wait: nothing passes what stands before it, a text leaves as far as its
// screens allow, and the opening label goes in front of the first text.
internal sealed class AnswerLine(ExchangeRun run, IReleaseSink sink)
{
    private readonly List<HeldContent> _line = [];
    private int _head;
    private bool _opened;

    internal bool HasGeneratedText { get; private set; }

    internal void Add(in HeldContent held) => _line.Add(held);

    // Drops everything that waits.
    internal void Drop()
    {
        _line.Clear();
        _head = 0;
        sink.Flush();
    }

    internal void Forget() => HasGeneratedText = false;

    // Drops what waits behind a position of a text; without a text, what waits behind is nothing, for it was never lined up.
    internal void Cut(TextRun? text, long position)
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

    // Releases from the front of the line whatever may leave.
    internal void Drain()
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
            held.Message.TextLength += ((TextContent)held.Content!).Text.Length;
        }
        else if (held.Content is TextContent { Text.Length: > 0 } text)
        {
            InsertOpening(held);
            HasGeneratedText |= !held.Message.IsOfTool;
            run.Exchange.ReleasedCharacters += text.Text.Length;
            held.Message.TextLength += text.Text.Length;
        }
        else if (held.Content is TextReasoningContent { Text.Length: > 0 } reasoning)
        {
            run.Exchange.ReleasedCharacters += reasoning.Text.Length;
            held.Message.ReasoningLength += reasoning.Text.Length;
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
            HasGeneratedText |= !held.Message.IsOfTool;
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
        if (_opened || before.Message.IsOfTool)
        {
            return;
        }

        _opened = true;
        foreach (AnswerLabeler labeler in run.Labelers)
        {
            if (labeler.Opening() is { Length: > 0 } opening)
            {
                before.Message.TextLength += opening.Length;
                sink.Insert(before, new TextContent(opening));
            }
        }
    }
}
