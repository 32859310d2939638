namespace GenAiMeasures.Moderation;

internal readonly record struct ConversationKey(string Tenant, string Subject, string Conversation);
