using Microsoft.Extensions.AI;

namespace GenAiMeasures.Tests;

internal static class ChatClientTestExtensions
{
    public static async Task<List<ChatResponseUpdate>> StreamAsync(
        this IChatClient client, string question = "hello", ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        await client.StreamAsync([new ChatMessage(ChatRole.User, question)], options, cancellationToken);

    public static async Task<List<ChatResponseUpdate>> StreamAsync(
        this IChatClient client, IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        List<ChatResponseUpdate> updates = [];
        await foreach (ChatResponseUpdate update in client.GetStreamingResponseAsync(messages, options, cancellationToken))
        {
            updates.Add(update);
        }

        return updates;
    }

    public static string TextOf(this IEnumerable<ChatResponseUpdate> updates) => string.Concat(updates.Select(u => u.Text));

    public static string? Property(this AdditionalPropertiesDictionary? properties, string key) =>
        properties?.TryGetValue(key, out object? value) == true ? value as string : null;
}
