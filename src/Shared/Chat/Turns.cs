using Microsoft.Extensions.AI;

namespace GenAiMeasures;

internal static class Turns
{
    // The current turn begins with the last block of user messages: what the user says now, and the tool calls and results
    // that followed. A conversation without a user message is one turn.
    internal static int StartOfCurrent(IReadOnlyList<ChatMessage> messages)
    {
        int last = messages.Count - 1;
        while (last >= 0 && messages[last].Role != ChatRole.User)
        {
            last--;
        }

        while (last > 0 && messages[last - 1].Role == ChatRole.User)
        {
            last--;
        }

        return Math.Max(last, 0);
    }
}
