namespace GenAiMeasures.Moderation;

// What is remembered of conversations between calls, in memory only. Bounded; the one that was used least recently goes
// first, and one that was not used for a while goes too. Thread-safe.
internal sealed class ConversationMemory<T>(int capacity, TimeSpan lifetime, TimeProvider time)
    where T : class
{
    private readonly Lock _lock = new();
    private readonly Dictionary<ConversationKey, LinkedListNode<RememberedConversation<T>>> _conversations = [];
    private readonly LinkedList<RememberedConversation<T>> _order = [];

    internal int Count
    {
        get
        {
            lock (_lock)
            {
                Forget();
                return _conversations.Count;
            }
        }
    }

    internal T? Find(ConversationKey key)
    {
        lock (_lock)
        {
            Forget();
            return _conversations.TryGetValue(key, out LinkedListNode<RememberedConversation<T>>? known) ? known.Value.Value : null;
        }
    }

    // What is remembered of a conversation, or what is remembered from now on; it counts as used.
    internal T GetOrAdd(ConversationKey key, Func<T> create)
    {
        lock (_lock)
        {
            Forget();
            if (_conversations.TryGetValue(key, out LinkedListNode<RememberedConversation<T>>? known))
            {
                _order.Remove(known);
                known.Value = known.Value with { UsedAt = time.GetUtcNow() };
                _order.AddLast(known);
                return known.Value.Value;
            }

            if (_conversations.Count >= capacity)
            {
                Remove(_order.First!);
            }

            T value = create();
            _conversations.Add(key, _order.AddLast(new RememberedConversation<T>(key, value, time.GetUtcNow())));
            return value;
        }
    }

    internal IReadOnlyList<(string Conversation, T Value)> Of(Subject subject)
    {
        lock (_lock)
        {
            Forget();
            return [.. _order.Where(c => c.Key.IsOf(subject)).Select(c => (c.Key.Conversation, c.Value))];
        }
    }

    internal void Erase(Subject subject)
    {
        lock (_lock)
        {
            for (LinkedListNode<RememberedConversation<T>>? node = _order.First; node is not null;)
            {
                LinkedListNode<RememberedConversation<T>>? next = node.Next;
                if (node.Value.Key.IsOf(subject))
                {
                    Remove(node);
                }

                node = next;
            }
        }
    }

    private void Forget()
    {
        DateTimeOffset now = time.GetUtcNow();
        while (_order.First is { } oldest && now - oldest.Value.UsedAt >= lifetime)
        {
            Remove(oldest);
        }
    }

    private void Remove(LinkedListNode<RememberedConversation<T>> node)
    {
        _conversations.Remove(node.Value.Key);
        _order.Remove(node);
    }
}
