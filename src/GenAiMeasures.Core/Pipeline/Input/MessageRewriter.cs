using Microsoft.Extensions.AI;

namespace GenAiMeasures;

// Makes the message that goes to the model in the place of one in which something was found.
internal static class MessageRewriter
{
    // Applies redactions. Returns null when one of them falls on something that cannot be rewritten safely.
    internal static ChatMessage? Redact(ChatMessage message, List<ScreenRuling> rulings)
    {
        var contents = new List<AIContent>(message.Contents);
        foreach (IGrouping<ContentPlace, ScreenRuling> place in rulings
            .Where(r => r.Finding.Verdict == Verdict.Redact)
            .GroupBy(r => r.Finding.Place))
        {
            if (!Redact(contents, place.Key, [.. place]))
            {
                return null;
            }
        }

        return ContentRewriter.WithContents(message, contents);
    }

    // Withholds everything that would be refused today, for a message of an earlier turn.
    internal static ChatMessage Withhold(ChatMessage message, List<ScreenRuling> rulings)
    {
        var contents = new List<AIContent>(message.Contents);
        foreach (ScreenRuling ruling in rulings.Where(r => r.Finding.Verdict >= Verdict.Redact))
        {
            ContentPlace place = ruling.Finding.Place;
            ScreenRuling masked = ruling with { Replacement = ruling.Finding.Verdict == Verdict.Redact ? ruling.Replacement : ContentRewriter.Withheld };
            if (place.Kind is ContentKind.Text or ContentKind.Reasoning && ruling.Finding.Length > 0)
            {
                continue;
            }

            if (!Redact(contents, place, [masked]) && place.Content < contents.Count)
            {
                contents[place.Content] = ContentRewriter.Withhold(contents[place.Content]);
            }
        }

        // spans of the visible text keep their coordinates until all of them are replaced at once
        foreach (ContentKind kind in (ReadOnlySpan<ContentKind>)[ContentKind.Text, ContentKind.Reasoning])
        {
            List<ScreenRuling> spans = [.. rulings
                .Where(r => r.Finding.Verdict >= Verdict.Redact && r.Finding.Place.Kind == kind && r.Finding.Length > 0)
                .Select(r => r.Finding.Verdict == Verdict.Redact ? r : r with { Replacement = ContentRewriter.Withheld })];
            if (spans.Count > 0)
            {
                RedactJoined(contents, kind, spans);
            }
        }

        ChatMessage result = ContentRewriter.WithContents(message, contents);
        if (rulings.Exists(r => r.Finding.Place.Kind == ContentKind.Name && r.Finding.Verdict >= Verdict.Redact))
        {
            result.AuthorName = null;
        }

        return result;
    }

    private static bool Redact(List<AIContent> contents, ContentPlace place, List<ScreenRuling> rulings)
    {
        if (place.Kind is ContentKind.Text or ContentKind.Reasoning)
        {
            RedactJoined(contents, place.Kind, rulings);
            return true;
        }

        if (place.Kind is not (ContentKind.TextData or ContentKind.Error or ContentKind.ToolResult) || place.Content >= contents.Count)
        {
            return false;
        }

        string? text = contents[place.Content] switch
        {
            DataContent data => TextData.Decode(data),
            ErrorContent error => error.Message,
            FunctionResultContent { Result: string result } => result,
            _ => null,
        };
        if (text is null || rulings.Exists(r => r.Finding.Start + r.Finding.Length > text.Length))
        {
            return false;
        }

        contents[place.Content] = ContentRewriter.ReplaceText(contents[place.Content], Edits(rulings).Apply(text, 0));
        return true;
    }

    private static void RedactJoined(List<AIContent> contents, ContentKind kind, List<ScreenRuling> rulings)
    {
        TextEdits edits = Edits(rulings);
        long position = 0;
        for (int i = 0; i < contents.Count; i++)
        {
            string? text = kind == ContentKind.Text ? (contents[i] as TextContent)?.Text : (contents[i] as TextReasoningContent)?.Text;
            if (string.IsNullOrEmpty(text))
            {
                continue;
            }

            if (edits.Touches(position, position + text.Length))
            {
                string edited = edits.Apply(text, position);
                contents[i] = kind == ContentKind.Text ? new TextContent(edited) : new TextReasoningContent(edited);
            }

            position += text.Length;
        }
    }

    private static TextEdits Edits(List<ScreenRuling> rulings)
    {
        var edits = new TextEdits();
        foreach (ScreenRuling ruling in rulings)
        {
            edits.Add(TextEdits.Of(ruling));
        }

        return edits;
    }
}
