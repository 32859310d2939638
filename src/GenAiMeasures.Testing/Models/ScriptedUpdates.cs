using Microsoft.Extensions.AI;

namespace GenAiMeasures.Testing;

/// <summary>Makes updates as a service streams them.</summary>
public static class ScriptedUpdates
{
    /// <summary>A text in pieces: ids on every update, the finish reason on the last.</summary>
    /// <param name="pieces">The pieces.</param>
    /// <returns>The updates.</returns>
    public static ChatResponseUpdate[] Of(params string[] pieces)
    {
        ChatResponseUpdate[] updates = [.. (pieces ?? []).Select(p => Of(new TextContent(p)))];
        if (updates.Length > 0)
        {
            updates[^1].FinishReason = ChatFinishReason.Stop;
        }

        return updates;
    }

    /// <summary>One update with these contents.</summary>
    /// <param name="contents">The contents.</param>
    /// <returns>The update, of message <c>m-1</c> and response <c>r-1</c>.</returns>
    public static ChatResponseUpdate Of(params AIContent[] contents) => new(ChatRole.Assistant, contents)
    {
        MessageId = "m-1",
        ResponseId = "r-1",
        ModelId = "model-1",
    };

    /// <summary>What a service that does not stream answers: the same contents, one message for each run of the same message id and role.</summary>
    /// <param name="updates">The updates.</param>
    /// <returns>The response.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="updates"/> is <see langword="null"/>.</exception>
    public static ChatResponse ResponseOf(IEnumerable<ChatResponseUpdate> updates)
    {
        ArgumentNullException.ThrowIfNull(updates);
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
