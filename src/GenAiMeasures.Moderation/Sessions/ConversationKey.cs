namespace GenAiMeasures.Moderation;

// A conversation belongs to one identified subject: nobody else's call can ever meet what is remembered of it.
internal readonly record struct ConversationKey(string Tenant, string Subject, string Conversation)
{
    internal static ConversationKey? Of(Exchange exchange)
    {
        string? conversation = exchange.Subject?.SessionId ?? exchange.Options?.ConversationId;
        return exchange.Subject is { Kind: SubjectKind.Identified } subject && !string.IsNullOrEmpty(conversation)
            ? new ConversationKey(subject.Tenant, subject.Id, conversation)
            : null;
    }

    internal bool IsOf(Subject subject) => Subject == subject.Id && Tenant == subject.Tenant;
}
