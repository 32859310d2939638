using Microsoft.Extensions.AI;

namespace GenAiMeasures.Labeling;

// Labels the files in a content, however deep they are nested. The caller's objects are not changed: what holds a labelled
// file is a new object, without the raw representation, which would hold the file without its label.
internal sealed class MediaRewriter(MediaLabeler labeler)
{
    private const int MaxDepth = 16;

    // Returns null when a file in the content cannot be labelled and is withheld; the same object when nothing in it changed.
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
        if (!MediaContents.HoldsMedia(content, out string mediaType))
        {
            return content;
        }

        if (depth > MaxDepth)
        {
            return labeler.Release(content, mediaType, facts);
        }

        switch (content)
        {
            case DataContent file:
                LabelledMedia? labelled = await labeler.LabelAsync(file, run, cancellationToken);
                facts.AddRange(labelled?.Facts ?? []);
                return labelled?.Content;
            case ImageGenerationToolResultContent image:
                return await HolderAsync(image.Outputs, list => new ImageGenerationToolResultContent(image.CallId) { Outputs = list });
            case CodeInterpreterToolResultContent code:
                return await HolderAsync(code.Outputs, list => new CodeInterpreterToolResultContent(code.CallId) { Outputs = list });
            case McpServerToolResultContent mcp:
                return await HolderAsync(mcp.Outputs, list => new McpServerToolResultContent(mcp.CallId) { Outputs = list });
            case FunctionResultContent { Result: AIContent single } result:
                return await HolderAsync([single], list => new FunctionResultContent(result.CallId, list[0]));
            case FunctionResultContent { Result: IEnumerable<AIContent> many } result:
                return await HolderAsync(many, list => new FunctionResultContent(result.CallId, list));
            default:
                // a link or an id: nobody here has the bytes
                return labeler.Release(content, mediaType, facts);
        }

        async ValueTask<AIContent?> HolderAsync(IEnumerable<AIContent>? items, Func<List<AIContent>, AIContent> create)
        {
            var list = new List<AIContent>();
            bool isChanged = false;
            foreach (AIContent item in items ?? [])
            {
                if (await RewriteAsync(item, run, facts, depth + 1, cancellationToken) is not { } rewritten)
                {
                    return null;
                }

                isChanged |= !ReferenceEquals(item, rewritten);
                list.Add(rewritten);
            }

            return isChanged ? Copy(create(list), content) : content;
        }
    }

    private static AIContent Copy(AIContent copy, AIContent original)
    {
        copy.Annotations = original.Annotations;
        copy.AdditionalProperties = original.AdditionalProperties;
        return copy;
    }
}
