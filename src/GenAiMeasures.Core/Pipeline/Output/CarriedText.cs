using Microsoft.Extensions.AI;

namespace GenAiMeasures;

// The end of a text that was held back in one update and leaves with the next: it joins that update's text instead of
// becoming an update of its own, so that a surrogate pair stays whole and the stream does not double its updates.
internal sealed class CarriedText
{
    private ChatResponseUpdate? _owner;
    private TextRun? _run;
    private string _text = "";
    private bool _isReasoning;

    internal bool IsEmpty => _owner is null;

    internal bool TryTake(in HeldContent held, AIContent? content, bool isUnchanged, bool isAlone)
    {
        if (held.Run is null || !held.IsLast || !isAlone || held.IsWhole || !IsPlain((ChatResponseUpdate)held.Owner))
        {
            return false;
        }

        string? text = TextOf(content);
        if (string.IsNullOrEmpty(text) || (isUnchanged && !char.IsHighSurrogate(text[^1])))
        {
            return false;
        }

        _owner = (ChatResponseUpdate)held.Owner;
        _run = held.Run;
        _text = text;
        _isReasoning = content is TextReasoningContent;
        return true;
    }

    // Joins the carried text to the next piece of the same text. Returns null when the two do not belong together.
    internal AIContent? Join(in HeldContent held, AIContent? content)
    {
        if (!ReferenceEquals(held.Run, _run) || held.IsWhole || TextOf(content) is not { } text)
        {
            return null;
        }

        string joined = string.Concat(_text, text);
        return _isReasoning ? new TextReasoningContent(joined) : new TextContent(joined);
    }

    // What the carried text's own update said goes on to the update that carries it, where that one says nothing.
    internal void PassIdsTo(ChatResponseUpdate update)
    {
        update.Role ??= _owner!.Role;
        update.AuthorName ??= _owner!.AuthorName;
        update.MessageId ??= _owner!.MessageId;
        update.ResponseId ??= _owner!.ResponseId;
        update.ConversationId ??= _owner!.ConversationId;
        update.ModelId ??= _owner!.ModelId;
        update.CreatedAt ??= _owner!.CreatedAt;
    }

    internal ChatResponseUpdate ToUpdate()
    {
        ChatResponseUpdate update = _owner!.Clone();
        update.Contents = [_isReasoning ? new TextReasoningContent(_text) : new TextContent(_text)];
        update.RawRepresentation = null;
        return update;
    }

    internal void Clear() => _owner = null;

    private static string? TextOf(AIContent? content) => content switch
    {
        TextContent text => text.Text,
        TextReasoningContent reasoning => reasoning.Text,
        _ => null,
    };

    private static bool IsPlain(ChatResponseUpdate update) =>
        update.FinishReason is null && update.ContinuationToken is null && update.AdditionalProperties is not { Count: > 0 };
}
