namespace GenAiMeasures.Moderation;

internal readonly record struct RememberedConversation<T>(ConversationKey Key, T Value, DateTimeOffset UsedAt);
