using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Agent;

/// <summary>A stand-in for a model that calls tools: it turns <c>记下：</c> and <c>读出：</c> into calls, joins words in quotation marks, and repeats what a tool said.</summary>
internal sealed class OfflinePlanner : IChatClient
{
    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        await GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        List<ChatMessage> all = [.. messages];
        FunctionResultContent? result = all[^1].Contents.OfType<FunctionResultContent>().LastOrDefault();
        string task = all.LastOrDefault(m => m.Role == ChatRole.User)?.Text ?? "";
        string joined = task.Replace("”和“", "", StringComparison.Ordinal).Replace("“", "", StringComparison.Ordinal).Replace("”", "", StringComparison.Ordinal);
        AIContent content = result is not null ? new TextContent("工具答复：" + result.Result)
            : joined.StartsWith("记下：", StringComparison.Ordinal) ? new FunctionCallContent("call-1", "write_note", new Dictionary<string, object?> { ["text"] = joined[3..] })
            : joined.StartsWith("读出：", StringComparison.Ordinal) ? new FunctionCallContent("call-1", "read_note", new Dictionary<string, object?> { ["name"] = joined[3..] })
            : new TextContent("我只会记下和读出。");
        yield return new ChatResponseUpdate(ChatRole.Assistant, [content])
        {
            MessageId = result is null ? "planner-1" : "planner-2",
            ResponseId = "planner",
            ModelId = "offline-planner",
            FinishReason = content is FunctionCallContent ? ChatFinishReason.ToolCalls : ChatFinishReason.Stop,
        };
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
    }
}
