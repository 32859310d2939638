using Microsoft.Extensions.AI;

namespace GenAiMeasures;

// everything readable in one message that goes to the model; its visible text and its reasoning are one text each
internal sealed class MessageTexts
{
    private readonly ContentTexts _walk = new();

    private MessageTexts()
    {
    }

    internal List<ContentText> Texts => _walk.Texts;

    internal List<(ContentPlace Place, AIContent Content)> Wholes { get; } = [];

    internal bool IsWalkable { get; private set; } = true;

    internal static MessageTexts Of(ChatMessage message, int index, ScreenSide side)
    {
        var texts = new MessageTexts();
        var place = new ContentPlace(side, ContentKind.Text, index, 0);
        texts.AddJoined<TextContent>(message, place, c => c.Text);
        texts.AddJoined<TextReasoningContent>(message, place with { Kind = ContentKind.Reasoning }, c => c.Text);
        texts._walk.StartAt(place);
        texts._walk.Add(ContentKind.Name, message.AuthorName);

        for (int i = 0; i < message.Contents.Count; i++)
        {
            if (message.Contents[i] is { } content)
            {
                ContentPlace at = place with { Content = i };
                texts.IsWalkable &= texts._walk.Collect(content, at);
                if (content is not (TextContent or TextReasoningContent or UsageContent))
                {
                    texts.Wholes.Add((at with { Kind = ContentKind.Data }, content));
                }
            }
        }

        return texts;
    }

    private void AddJoined<T>(ChatMessage message, ContentPlace place, Func<T, string?> read)
        where T : AIContent
    {
        int first = -1;
        string? only = null;
        List<string>? more = null;
        for (int i = 0; i < message.Contents.Count; i++)
        {
            if (message.Contents[i] is T content && read(content) is { Length: > 0 } text)
            {
                first = first < 0 ? i : first;
                if (only is null)
                {
                    only = text;
                }
                else
                {
                    (more ??= [only]).Add(text);
                }
            }
        }

        if (only is not null)
        {
            _walk.Texts.Add(new ContentText(place with { Content = first }, more is null ? only : string.Concat(more), null));
        }
    }
}
