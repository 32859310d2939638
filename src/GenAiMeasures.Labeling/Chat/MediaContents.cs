using Microsoft.Extensions.AI;

namespace GenAiMeasures.Labeling;

// Finds generated files in an answer, however deep they are nested: bytes that travel in the answer, and what an answer
// only points at (the bytes of which nobody here can label).
internal static class MediaContents
{
    private const int MaxDepth = 16;

    internal static bool HoldsMedia(AIContent content, out string mediaType)
    {
        mediaType = Find(content, depth: 0) ?? "";
        return mediaType.Length > 0;
    }

    private static string? Find(AIContent? content, int depth) => content switch
    {
        _ when depth > MaxDepth => "unknown",
        DataContent data => data.MediaType,
        UriContent uri => IsFile(uri) ? uri.MediaType : null,
        HostedFileContent file => file.MediaType ?? "hosted-file",
        ImageGenerationToolResultContent image => FindIn(image.Outputs, depth),
        CodeInterpreterToolResultContent code => FindIn(code.Outputs, depth),
        McpServerToolResultContent mcp => FindIn(mcp.Outputs, depth),
        FunctionResultContent { Result: AIContent result } => Find(result, depth + 1),
        FunctionResultContent { Result: IEnumerable<AIContent> results } => FindIn(results, depth),
        _ => null,
    };

    private static string? FindIn(IEnumerable<AIContent>? contents, int depth)
    {
        foreach (AIContent? content in contents ?? [])
        {
            if (Find(content, depth + 1) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    // a link to a page is a reference, not a generated file
    private static bool IsFile(UriContent uri) =>
        uri.HasTopLevelMediaType("image") || uri.HasTopLevelMediaType("audio") || uri.HasTopLevelMediaType("video");
}
