using Microsoft.Extensions.AI;

namespace GenAiMeasures;

// Looks for personal information in everything that goes to the model, and writes visible texts without it.
internal sealed class PromptMinimiser(IEnumerable<IPersonalInformationMinimiser> minimisers)
{
    private readonly IPersonalInformationMinimiser[] _minimisers = [.. minimisers];

    internal bool IsAvailable => _minimisers.Length > 0;

    internal bool Holds(Exchange exchange)
    {
        if (exchange.Options?.Instructions is { Length: > 0 } instructions && Minimise(instructions) is not null)
        {
            return true;
        }

        for (int i = 0; i < exchange.Messages.Count; i++)
        {
            if (MessageTexts.Of(exchange.Messages[i], i, ScreenSide.Input).Texts.Exists(t => Minimise(t.Text) is not null))
            {
                return true;
            }
        }

        return false;
    }

    // the messages with their visible texts rewritten: one that is cut into pieces becomes one piece, so that nothing hides
    // at a seam
    internal List<ChatMessage> Rewrite(IReadOnlyList<ChatMessage> messages)
    {
        var rewritten = new List<ChatMessage>(messages.Count);
        foreach (ChatMessage message in messages)
        {
            string text = string.Concat(message.Contents.OfType<TextContent>().Select(c => c.Text));
            rewritten.Add(text.Length > 0 && Minimise(text) is { } minimised ? Replace(message, minimised) : message);
        }

        return rewritten;
    }

    private static ChatMessage Replace(ChatMessage message, string text)
    {
        var contents = new List<AIContent>(message.Contents.Count);
        bool isWritten = false;
        foreach (AIContent content in message.Contents)
        {
            if (content is not TextContent)
            {
                contents.Add(content);
            }
            else if (!isWritten)
            {
                isWritten = true;
                contents.Add(new TextContent(text));
            }
        }

        return ContentRewriter.WithContents(message, contents);
    }

    private string? Minimise(string text)
    {
        string? result = null;
        foreach (IPersonalInformationMinimiser minimiser in _minimisers)
        {
            result = minimiser.Minimise(result ?? text) ?? result;
        }

        return result;
    }
}
