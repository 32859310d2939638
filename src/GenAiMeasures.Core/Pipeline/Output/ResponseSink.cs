using Microsoft.Extensions.AI;

namespace GenAiMeasures;

// Puts released contents back into the messages of a response: the model's own message object where nothing of it was
// changed, a copy otherwise.
internal sealed class ResponseSink : IReleaseSink
{
    private readonly List<AIContent> _contents = [];
    private ChatMessage? _owner;
    private bool _changed;
    private bool _sawLast;

    internal List<ChatMessage> Messages { get; } = [];

    public void Release(in HeldContent held, AIContent? content, bool isUnchanged, bool isEnd)
    {
        TakeOwner((ChatMessage)held.Owner);
        _changed |= !isUnchanged;
        _sawLast |= held.IsLast && isEnd;
        if (content is not null)
        {
            _contents.Add(content);
        }
    }

    public void Insert(in HeldContent before, AIContent content)
    {
        TakeOwner((ChatMessage)before.Owner);
        _changed = true;
        _contents.Add(content);
    }

    public void Flush()
    {
        if (_owner is not { } owner)
        {
            return;
        }

        if (!_changed && _sawLast)
        {
            Messages.Add(owner);
        }
        else if (_contents.Count > 0 || _sawLast)
        {
            Messages.Add(ContentRewriter.WithContents(owner, [.. _contents]));
        }

        _owner = null;
        _contents.Clear();
        _changed = _sawLast = false;
    }

    private void TakeOwner(ChatMessage owner)
    {
        if (!ReferenceEquals(_owner, owner))
        {
            Flush();
            _owner = owner;
        }
    }
}
