namespace GenAiMeasures;

internal static class ContentKindCodes
{
    internal static string ToCode(this ContentKind kind) => kind switch
    {
        ContentKind.Text => "text",
        ContentKind.Reasoning => "reasoning",
        ContentKind.Instructions => "instructions",
        ContentKind.ToolName => "toolName",
        ContentKind.ToolArgument => "toolArgument",
        ContentKind.ToolResult => "toolResult",
        ContentKind.TextData => "textData",
        ContentKind.Error => "error",
        ContentKind.Link => "link",
        ContentKind.Name => "name",
        ContentKind.Data => "data",
        _ => "unknown",
    };
}
