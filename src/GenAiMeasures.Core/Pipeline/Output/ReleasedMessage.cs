using Microsoft.Extensions.AI;

namespace GenAiMeasures;

// a message of the answer: which one it is, and how much of its text the caller has
internal sealed class ReleasedMessage(int index)
{
    internal int Index { get; } = index;

    internal string? Id { get; set; }

    internal ChatRole? Role { get; set; }

    internal string? AuthorName { get; set; }

    internal int Contents { get; set; }

    internal int TextLength { get; set; }

    internal int ReasoningLength { get; set; }

    internal bool IsOfTool => Role == ChatRole.Tool;
}
