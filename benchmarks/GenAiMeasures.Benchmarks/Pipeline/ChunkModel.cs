using Microsoft.Extensions.AI;

namespace GenAiMeasures.Benchmarks;

// a model without cost: the same updates every time, at once or with a pause between them
internal sealed class ChunkModel(ChatResponseUpdate[] updates, int pauseMilliseconds = 0) : IChatClient
{
    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, string.Concat(updates.Select(u => u.Text))) { MessageId = "m" })
        {
            FinishReason = ChatFinishReason.Stop,
        });

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (ChatResponseUpdate update in updates)
        {
            if (pauseMilliseconds > 0)
            {
                await Task.Delay(pauseMilliseconds, cancellationToken);
            }

            yield return update;
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }

    // ordinary Chinese sentences in pieces of two or three characters, as tokens come
    internal static ChatResponseUpdate[] Chinese(int count)
    {
        const string Text = "西湖位于杭州城西，三面环山，一面临城，湖中有苏堤和白堤，四季的景色各不相同，春天看柳，夏天看荷，秋天赏月，冬天踏雪。";
        var updates = new ChatResponseUpdate[count];
        for (int i = 0, at = 0; i < count; i++)
        {
            int length = 2 + (i % 2);
            string piece = at + length <= Text.Length ? Text.Substring(at, length) : Text[at..] + Text[..(at + length - Text.Length)];
            at = (at + length) % Text.Length;
            updates[i] = new ChatResponseUpdate(ChatRole.Assistant, piece) { MessageId = "m", ResponseId = "r", ModelId = "bench" };
        }

        updates[^1].FinishReason = ChatFinishReason.Stop;
        return updates;
    }
}
