using Microsoft.Extensions.AI;

namespace GenAiMeasures.Labeling;

// Our own label text in the conversation that goes to the model: taken out, so that models do not imitate it. What the
// user keeps is not touched: no object of the caller's is changed.
internal sealed class HistoryLabels(LabelTexts texts)
{
    // whether an answer of the current turn already begins with the label (the app runs tools and calls again)
    internal bool HasOpening(IReadOnlyList<ChatMessage> messages)
    {
        for (int i = messages.Count - 1; i >= 0 && messages[i].Role != ChatRole.User; i--)
        {
            if (messages[i].Role == ChatRole.Assistant && Begins(messages[i].Text))
            {
                return true;
            }
        }

        return false;
    }

    // Returns null when no message carries our text.
    internal List<ChatMessage>? Strip(IReadOnlyList<ChatMessage> messages)
    {
        List<ChatMessage>? stripped = null;
        for (int i = 0; i < messages.Count; i++)
        {
            ChatMessage message = messages[i].Role == ChatRole.Assistant ? Strip(messages[i]) : messages[i];
            if (!ReferenceEquals(message, messages[i]) && stripped is null)
            {
                stripped = [.. messages.Take(i)];
            }

            stripped?.Add(message);
        }

        return stripped;
    }

    private bool Begins(string text) => FindOpening(text) is not null;

    private string? FindOpening(string text) =>
        Array.Find(texts.Openings, o => text.StartsWith(o, StringComparison.Ordinal));

    private string? FindClosing(string text) =>
        Array.Find(texts.Closings, c => text.EndsWith(c, StringComparison.Ordinal));

    private ChatMessage Strip(ChatMessage message)
    {
        string text = message.Text;
        int start = FindOpening(text)?.Length ?? 0;
        int end = FindClosing(text[start..])?.Length ?? 0;
        if (start + end == 0)
        {
            return message;
        }

        List<AIContent> contents = Cut(message.Contents, start, text.Length - end);
        if (contents.Count == 0)
        {
            // a message of nothing but the label: services refuse empty messages
            return message;
        }

        ChatMessage clone = message.Clone();
        clone.Contents = contents;
        clone.RawRepresentation = null;
        return clone;
    }

    // keeps the visible text from start to end; everything else stays
    private static List<AIContent> Cut(IList<AIContent> contents, int start, int end)
    {
        var kept = new List<AIContent>(contents.Count);
        int at = 0;
        foreach (AIContent content in contents)
        {
            if (content is not TextContent text)
            {
                kept.Add(content);
                continue;
            }

            int from = Math.Clamp(start - at, 0, text.Text.Length);
            int to = Math.Clamp(end - at, from, text.Text.Length);
            at += text.Text.Length;
            if (from == 0 && to == text.Text.Length)
            {
                kept.Add(content);
            }
            else if (to > from)
            {
                kept.Add(new TextContent(text.Text[from..to]) { AdditionalProperties = text.AdditionalProperties });
            }
        }

        return kept;
    }
}
