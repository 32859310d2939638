using Microsoft.Extensions.AI;

namespace GenAiMeasures;

// a message of the answer: which one it is, and how much of its text the caller has
internal sealed class ReleasedMessage(int index)
{
    private AIContent? _last;

    internal int Index { get; } = index;

    internal string? Id { get; set; }

    internal ChatRole? Role { get; set; }

    internal string? AuthorName { get; set; }

    // the number of the next content, counted as if pieces of one text were one content: the same for every cut
    internal int Contents { get; private set; }

    internal void Count(AIContent? content)
    {
        bool continues = (content is TextContent && _last is TextContent) || (content is TextReasoningContent && _last is TextReasoningContent);
        if (_last is not null && !continues)
        {
            Contents++;
        }

        _last = content;
    }

    internal int TextLength { get; set; }

    internal int ReasoningLength { get; set; }

    internal bool IsOfTool => Role == ChatRole.Tool;
}
