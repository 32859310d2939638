using Microsoft.Extensions.Options;

namespace GenAiMeasures.Moderation;

// Remembers the pseudonyms of conversations between calls. Bounded; the one that was used least recently goes first, and
// one that was not used for a while goes too. A conversation belongs to one identified subject: nobody else's call can
// ever restore its pseudonyms.
internal sealed class PseudonymStore(IOptions<PersonalInformationOptions> options, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<ConversationKey, LinkedListNode<RememberedConversation>> _conversations = [];
    private readonly LinkedList<RememberedConversation> _order = [];

    internal int Count
    {
        get
        {
            lock (_lock)
            {
                return _conversations.Count;
            }
        }
    }

    internal PseudonymVault Open(Exchange exchange)
    {
        PersonalInformationOptions settings = options.Value;
        if (settings.RememberedConversations == 0 || KeyOf(exchange) is not { } key)
        {
            return new PseudonymVault(settings.PseudonymsPerConversation);
        }

        DateTimeOffset now = time.GetUtcNow();
        lock (_lock)
        {
            while (_order.First is { } oldest && now - oldest.Value.UsedAt >= TimeSpan.FromMinutes(settings.ConversationMinutes))
            {
                Remove(oldest);
            }

            if (_conversations.TryGetValue(key, out LinkedListNode<RememberedConversation>? known))
            {
                _order.Remove(known);
                known.Value = known.Value with { UsedAt = now };
                _order.AddLast(known);
                return known.Value.Vault;
            }

            if (_conversations.Count >= settings.RememberedConversations)
            {
                Remove(_order.First!);
            }

            var vault = new PseudonymVault(settings.PseudonymsPerConversation);
            _conversations.Add(key, _order.AddLast(new RememberedConversation(key, vault, now)));
            return vault;
        }
    }

    private static ConversationKey? KeyOf(Exchange exchange)
    {
        string? conversation = exchange.Subject?.SessionId ?? exchange.Options?.ConversationId;
        return exchange.Subject is { Kind: SubjectKind.Identified } subject && !string.IsNullOrEmpty(conversation)
            ? new ConversationKey(subject.Tenant, subject.Id, conversation)
            : null;
    }

    private void Remove(LinkedListNode<RememberedConversation> node)
    {
        _conversations.Remove(node.Value.Key);
        _order.Remove(node);
    }
}
