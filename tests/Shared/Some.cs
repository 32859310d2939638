using Microsoft.Extensions.AI;

namespace GenAiMeasures.Tests;

/// <summary>Test data in one place.</summary>
internal static class Some
{
    public const string CreditCode = "91110108MA01KP2T5U";

    public static Subject Subject { get; } = new("user-1");

    public static void PublicService(GenAiComplianceOptions options)
    {
        options.Scope = ServiceScope.MainlandPublic;
        options.Provider.Name = "示例科技有限公司";
        options.Provider.CreditCode = CreditCode;
        options.Provider.ServiceName = "示例助手";
    }

    /// <summary>An internal service with anonymous callers: nothing but what a test adds stands between caller and model.</summary>
    public static void InternalService(GenAiComplianceOptions options)
    {
        options.Scope = ServiceScope.Internal;
        options.Subjects.AllowAnonymous = true;
    }

    /// <summary>A text as a service streams it: ids on every update, the finish reason on the last, usage after it.</summary>
    public static ChatResponseUpdate[] Updates(params string[] pieces)
    {
        List<ChatResponseUpdate> updates = [.. pieces.Select(Update)];
        if (updates.Count > 0)
        {
            updates[^1].FinishReason = ChatFinishReason.Stop;
        }

        return [.. updates];
    }

    public static ChatResponseUpdate Update(string text) => Update(new TextContent(text));

    public static ChatResponseUpdate Update(params AIContent[] contents) => new(ChatRole.Assistant, contents)
    {
        MessageId = "m-1",
        ResponseId = "r-1",
        ModelId = "model-1",
        ConversationId = null,
    };

    /// <summary>What a service that does not stream answers: the same contents, one message for each run of the same message id and role.</summary>
    public static ChatResponse ResponseOf(IEnumerable<ChatResponseUpdate> updates)
    {
        var response = new ChatResponse { ResponseId = "r-1", ModelId = "model-1" };
        ChatMessage? message = null;
        foreach (ChatResponseUpdate update in updates)
        {
            if (message is null || message.MessageId != update.MessageId || message.Role != (update.Role ?? message.Role))
            {
                message = new ChatMessage(update.Role ?? ChatRole.Assistant, (IList<AIContent>)[]) { MessageId = update.MessageId };
                response.Messages.Add(message);
            }

            foreach (AIContent content in update.Contents)
            {
                if (content is UsageContent usage)
                {
                    (response.Usage ??= new UsageDetails()).Add(usage.Details);
                }
                else if (content is TextContent { Annotations: null } text && message.Contents.LastOrDefault() is TextContent { Annotations: null } before)
                {
                    message.Contents[^1] = new TextContent(before.Text + text.Text);
                }
                else
                {
                    message.Contents.Add(content);
                }
            }

            response.FinishReason = update.FinishReason ?? response.FinishReason;
        }

        return response;
    }
}
