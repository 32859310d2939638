using Microsoft.Extensions.AI;

namespace GenAiMeasures;

// Puts released contents into updates: the model's own update object where nothing of it was held or changed, a copy
// otherwise. The update that ends the answer, and what follows it, waits until the exchange is on record.
internal sealed class StreamSink(bool splitsEnd) : IReleaseSink
{
    private readonly List<AIContent> _contents = [];
    private readonly CarriedText _carried = new();
    private ChatResponseUpdate? _owner;
    private bool _takesIds;
    private bool _changed;
    private bool _sawFirst;
    private bool _sawLast;

    // may be handed to the caller now
    internal List<ChatResponseUpdate> Ready { get; } = [];

    // the end of the answer: from the update that carries a finish reason
    internal List<ChatResponseUpdate> Final { get; } = [];

    // the last update in which the answer's message went on, whose ids whatever follows has to carry
    internal ChatResponseUpdate? Last { get; private set; }

    public void Release(in HeldContent held, AIContent? content, bool isUnchanged, bool isEnd)
    {
        if (!_carried.IsEmpty && !ReferenceEquals(_owner, held.Owner))
        {
            if (_carried.Join(held, content) is { } joined)
            {
                content = joined;
                isUnchanged = false;
                _takesIds = true;
            }
            else
            {
                ReleaseCarried();
            }
        }

        if (isEnd && !_takesIds && _carried.TryTake(held, content, isUnchanged, isAlone: _contents.Count == 0))
        {
            _owner = null;
            Reset();
            return;
        }

        TakeOwner((ChatResponseUpdate)held.Owner);
        _sawFirst |= held.IsFirst;
        _sawLast |= held.IsLast && isEnd;
        _changed |= !isUnchanged;
        if (content is not null)
        {
            _contents.Add(content);
        }

        if (held.IsLast && isEnd)
        {
            FlushOwner();
        }
    }

    public void Insert(in HeldContent before, AIContent content)
    {
        TakeOwner((ChatResponseUpdate)before.Owner);
        _changed = true;
        _contents.Add(content);
    }

    public void Flush()
    {
        FlushOwner();
        ReleaseCarried();
    }

    private void FlushOwner()
    {
        if (_owner is not { } owner)
        {
            return;
        }

        if (!_changed && _sawFirst && _sawLast)
        {
            Add(owner);
        }
        else if (_contents.Count > 0 || (_sawLast && CarriesMore(owner)))
        {
            Add(Copy(owner, _sawLast));
        }

        _owner = null;
        Reset();
    }

    private void Reset()
    {
        _contents.Clear();
        _changed = _sawFirst = _sawLast = false;
    }

    private void ReleaseCarried()
    {
        if (!_carried.IsEmpty)
        {
            ChatResponseUpdate update = _carried.ToUpdate();
            _carried.Clear();
            Add(update);
        }
    }

    private void TakeOwner(ChatResponseUpdate owner)
    {
        if (!ReferenceEquals(_owner, owner))
        {
            FlushOwner();
            _owner = owner;
        }
    }

    private void Add(ChatResponseUpdate update)
    {
        Last = update;
        if (splitsEnd && update.FinishReason is not null && HasText(update))
        {
            // its text leaves at once, its finish reason waits for the record
            ChatResponseUpdate text = update.Clone();
            text.FinishReason = null;
            text.ContinuationToken = null;
            text.RawRepresentation = null;
            text.AdditionalProperties = null;
            Add(text);
            update = update.Clone();
            update.Contents = [];
            Final.Add(update);
        }
        else if (update.FinishReason is not null || (Final.Count > 0 && IsTrailer(update)))
        {
            Final.Add(update);
        }
        else
        {
            ReleaseInterim();
            Ready.Add(update);
        }
    }

    // More of the answer follows what looked like its end. The end of a model's turn that calls tools is passed on as it
    // is; any other finish reason was not true and is taken off, so that nothing says "finished" before the record does.
    private void ReleaseInterim()
    {
        foreach (ChatResponseUpdate update in Final)
        {
            ChatResponseUpdate interim = update;
            if (update.FinishReason is { } reason && reason != ChatFinishReason.ToolCalls)
            {
                interim = update.Clone();
                interim.FinishReason = null;
            }

            Ready.Add(interim);
        }

        Final.Clear();
    }

    private ChatResponseUpdate Copy(ChatResponseUpdate owner, bool isEnd)
    {
        ChatResponseUpdate copy = owner.Clone();
        copy.Contents = [.. _contents];
        copy.RawRepresentation = null;
        if (_takesIds)
        {
            _takesIds = false;
            _carried.PassIdsTo(copy);
            _carried.Clear();
        }

        if (!isEnd)
        {
            copy.FinishReason = null;
            copy.ContinuationToken = null;
            copy.AdditionalProperties = null;
        }

        return copy;
    }

    private static bool CarriesMore(ChatResponseUpdate update) =>
        update.FinishReason is not null || update.ContinuationToken is not null || update.AdditionalProperties is { Count: > 0 };

    private static bool IsTrailer(ChatResponseUpdate update)
    {
        foreach (AIContent? content in update.Contents)
        {
            if (content is not (UsageContent or null))
            {
                return false;
            }
        }

        return true;
    }

    private static bool HasText(ChatResponseUpdate update)
    {
        foreach (AIContent? content in update.Contents)
        {
            if (content is TextContent or TextReasoningContent)
            {
                return true;
            }
        }

        return false;
    }
}
