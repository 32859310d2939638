using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Extensions.AI;

namespace Quickstart;

/// <summary>
/// A stand-in for a model, for trying the pipeline without a key: it writes a few sentences about the words it is given and
/// says what it is. Words in quotation marks are put together, so that an answer can hold what no question held.
/// </summary>
internal sealed class OfflineModel : IChatClient
{
    private const string Opening = "“‘「『\"";
    private const string Closing = "”’」』\"";

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        await GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        string answer = Write(messages.LastOrDefault(m => m.Role == ChatRole.User)?.Text ?? "");
        int length = 0;
        for (int at = 0; at < answer.Length; at += length)
        {
            // two characters at a time, as a service's tokens come
            length = Math.Min(2, answer.Length - at);
            await Task.Delay(15, cancellationToken);
            yield return new ChatResponseUpdate(ChatRole.Assistant, answer.Substring(at, length))
            {
                MessageId = "offline-message",
                ResponseId = "offline-response",
                ModelId = "offline-stand-in",
                FinishReason = at + length == answer.Length ? ChatFinishReason.Stop : null,
            };
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType == typeof(ChatClientMetadata) ? new ChatClientMetadata("offline", defaultModelId: "offline-stand-in")
        : serviceKey is null && serviceType.IsInstanceOfType(this) ? this
        : null;

    public void Dispose()
    {
    }

    internal static string Write(string question)
    {
        bool isChinese = question.Any(c => c is >= '\u4E00' and <= '\u9FFF');
        string joined = JoinQuoted(question, isChinese ? "" : " ");
        string topic = joined.Length > 0 ? joined : question.Trim().TrimEnd('?', '？', '。', '.', '!', '！');
        if (topic.Length == 0)
        {
            return "请说点什么。Please say something.";
        }

        return isChinese
            ? $"我是离线替身，不是真正的模型，只会就给我的词写几句话。先说背景：许多人都在谈论这个话题。说到正题，就是{topic}。关于它，可以从来历、现状和影响三个方面去了解。以上就是我能写的全部内容。"
            : $"I am an offline stand-in, not a real model; I only write a few sentences about the words I am given. First the background: many people talk about this subject. And here it is: {topic}. One can look at where it came from, where it stands and what it leads to. That is all I can write.";
    }

    private static string JoinQuoted(string text, string separator)
    {
        var joined = new StringBuilder();
        for (int at = 0; at < text.Length; at++)
        {
            int kind = Opening.IndexOf(text[at], StringComparison.Ordinal);
            int end = kind < 0 ? -1 : text.IndexOf(Closing[kind], at + 1);
            if (end > at)
            {
                joined.Append(joined.Length == 0 ? "" : separator).Append(text, at + 1, end - at - 1);
                at = end;
            }
        }

        return joined.ToString();
    }
}
