namespace GenAiMeasures.Moderation;

internal readonly record struct RememberedConversation(ConversationKey Key, PseudonymVault Vault, DateTimeOffset UsedAt);
