using System.Collections.Concurrent;
using GenAiMeasures;
using Microsoft.Extensions.AI;

namespace ChatWeb;

/// <summary>The last turns of every user, in memory. What was refused, stopped or taken back is not kept: it would come back as history.</summary>
internal sealed class Conversations
{
    private const int Kept = 12;

    private readonly ConcurrentDictionary<string, List<ChatMessage>> _turns = new(StringComparer.Ordinal);

    internal List<ChatMessage> Of(string user, string question)
    {
        List<ChatMessage> turns = _turns.GetOrAdd(user, _ => []);
        lock (turns)
        {
            return [.. turns, new ChatMessage(ChatRole.User, question)];
        }
    }

    internal void Add(string user, ChatMessage question, List<ChatResponseUpdate> answer)
    {
        if (answer.Exists(u => u.AdditionalProperties?.ContainsKey(GenAiMeasuresProperties.Code) == true))
        {
            return;
        }

        List<ChatMessage> turns = _turns.GetOrAdd(user, _ => []);
        lock (turns)
        {
            turns.Add(question);
            turns.AddRange(answer.ToChatResponse().Messages);
            turns.RemoveRange(0, Math.Max(0, turns.Count - Kept));
        }
    }
}
