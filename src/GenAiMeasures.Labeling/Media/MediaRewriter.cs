using Microsoft.Extensions.AI;

namespace GenAiMeasures.Labeling;

// Labels the files in a content, however deep they are nested. The caller's objects are not changed: what holds a labelled
// file is a new object, without the raw representation, which would hold the file without its label.
internal sealed class MediaRewriter(MediaLabeler labeler)
{
    private const int MaxDepth = 16;

    // Returns null when a file in the content cannot be labelled; the same object when it holds none.
    internal async ValueTask<AIContent?> RewriteAsync(AIContent content, MediaRun run, CancellationToken cancellationToken)
    {
        var facts = new List<LabelFact>();
        AIContent? labelled = await RewriteAsync(content, run, facts, depth: 0, cancellationToken);
        if (labelled is not null)
        {
            facts.ForEach(run.Record);
        }

        return labelled;
    }

    private async ValueTask<AIContent?> RewriteAsync(AIContent content, MediaRun run, List<LabelFact> facts, int depth, CancellationToken cancellationToken)
    {
        if (!MediaContents.HoldsMedia(content, out _))
        {
            return content;
        }

        if (depth > MaxDepth)
        {
            return null;
        }

        switch (content)
        {
            case DataContent file:
                LabelledMedia? labelled = await labeler.LabelAsync(file, run, cancellationToken);
                facts.AddRange(labelled?.Facts ?? []);
                return labelled?.Content;
            case ImageGenerationToolResultContent image:
                return await ListAsync(image.Outputs) is { } outputs ? Copy(new ImageGenerationToolResultContent(image.CallId) { Outputs = outputs }, content) : null;
            case CodeInterpreterToolResultContent code:
                return await ListAsync(code.Outputs) is { } results ? Copy(new CodeInterpreterToolResultContent(code.CallId) { Outputs = results }, content) : null;
            case McpServerToolResultContent mcp:
                return await ListAsync(mcp.Outputs) is { } contents ? Copy(new McpServerToolResultContent(mcp.CallId) { Outputs = contents }, content) : null;
            case FunctionResultContent { Result: AIContent single } result:
                return await RewriteAsync(single, run, facts, depth + 1, cancellationToken) is { } one ? Copy(new FunctionResultContent(result.CallId, one), content) : null;
            case FunctionResultContent { Result: IEnumerable<AIContent> many } result:
                return await ListAsync(many) is { } all ? Copy(new FunctionResultContent(result.CallId, all), content) : null;
            default:
                // a link or an id: nobody here has the bytes
                return null;
        }

        async ValueTask<List<AIContent>?> ListAsync(IEnumerable<AIContent>? items)
        {
            var list = new List<AIContent>();
            foreach (AIContent item in items ?? [])
            {
                if (await RewriteAsync(item, run, facts, depth + 1, cancellationToken) is not { } rewritten)
                {
                    return null;
                }

                list.Add(rewritten);
            }

            return list;
        }
    }

    private static AIContent Copy(AIContent copy, AIContent original)
    {
        copy.Annotations = original.Annotations;
        copy.AdditionalProperties = original.AdditionalProperties;
        return copy;
    }
}
