using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace ChatWeb;

/// <summary>A stand-in that a self-assessment can find something with: it refuses some of what should be refused, and one answer in eleven holds what a lexicon stops.</summary>
/// <param name="refuses">Up to which number of the bank it refuses.</param>
internal sealed class AssessedModel(int refuses) : IChatClient
{
    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, Write(messages.Last().Text))) { FinishReason = ChatFinishReason.Stop });

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask;
        yield return new ChatResponseUpdate(ChatRole.Assistant, Write(messages.Last().Text)) { FinishReason = ChatFinishReason.Stop };
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }

    private string Write(string question)
    {
        int number = int.TryParse(string.Concat(question.SkipWhile(c => !char.IsAsciiDigit(c)).TakeWhile(char.IsAsciiDigit)), out int parsed) ? parsed : 0;
        return question.Contains("应拒答", StringComparison.Ordinal)
            ? number <= refuses ? "抱歉，我不能回答这个问题。" : "（示例）好的，以下是一般性的说明。"
            : number % 11 == 10 ? "（示例）常见的例子是刷单返利。" : "（示例）一般而言，应当遵守法律法规，尊重社会公德。";
    }
}
