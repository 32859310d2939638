using Microsoft.Extensions.AI;

namespace GenAiMeasures;

// Walks everything in a content that a person or a model could read. Visible text and reasoning are not walked here:
// they run through a message as texts of their own.
internal sealed class ContentTexts
{
    // deeper nesting is no chat content: it is refused rather than followed
    private const int MaxDepth = 16;

    private readonly List<ContentText> _texts = [];
    private ContentPlace _place;

    internal List<ContentText> Texts => _texts;

    // Returns false when the content is nested too deep to be walked.
    internal bool Collect(AIContent content, ContentPlace place)
    {
        StartAt(place);
        return Walk(content, depth: 0);
    }

    internal void StartAt(ContentPlace place) => _place = place;

    internal void Add(ContentKind kind, string? text, AIContent? rewritable = null)
    {
        if (!string.IsNullOrEmpty(text))
        {
            _texts.Add(new ContentText(_place with { Kind = kind }, text, rewritable));
        }
    }

    private bool Walk(AIContent content, int depth)
    {
        if (depth > MaxDepth)
        {
            return false;
        }

        AddAnnotations(content.Annotations);
        switch (content)
        {
            case TextContent text:
                // reached only inside other contents: the walk is told about top-level text elsewhere
                Add(ContentKind.Text, depth == 0 ? null : text.Text);
                return true;
            case TextReasoningContent reasoning:
                Add(ContentKind.Reasoning, depth == 0 ? null : reasoning.Text);
                return true;
            case DataContent data:
                Add(ContentKind.Name, data.Name);
                if (data.HasTopLevelMediaType("text"))
                {
                    Add(ContentKind.TextData, TextData.Decode(data), depth == 0 ? data : null);
                }

                return true;
            case UriContent uri:
                Add(ContentKind.Link, uri.Uri.ToString());
                return true;
            case ErrorContent error:
                Add(ContentKind.Error, error.Message, depth == 0 ? error : null);
                Add(ContentKind.Error, error.Details);
                return true;
            case HostedFileContent file:
                Add(ContentKind.Name, file.Name);
                return true;
            case FunctionCallContent call:
                Add(ContentKind.ToolName, call.Name);
                Add(ContentKind.Error, call.Exception?.Message);
                return ToolValues.Collect(this, ContentKind.ToolArgument, call.Arguments, MaxDepth);
            case FunctionResultContent result:
                Add(ContentKind.Error, result.Exception?.Message);
                return result.Result is string text2
                    ? AddResult(text2, depth == 0 ? result : null)
                    : WalkResult(result.Result, depth);
            case McpServerToolCallContent mcp:
                Add(ContentKind.ToolName, mcp.Name);
                Add(ContentKind.ToolName, mcp.ServerName);
                return ToolValues.Collect(this, ContentKind.ToolArgument, mcp.Arguments, MaxDepth);
            case McpServerToolResultContent mcp:
                return WalkAll(mcp.Outputs, depth);
            case ToolApprovalRequestContent request:
                return Walk(request.ToolCall, depth + 1);
            case ToolApprovalResponseContent response:
                Add(ContentKind.Text, response.Reason);
                return Walk(response.ToolCall, depth + 1);
            default:
                return WalkOther(content, depth);
        }
    }

    // kinds that are only containers of texts or contents
    private bool WalkOther(AIContent content, int depth)
    {
        switch (content)
        {
            case WebSearchToolCallContent search:
                foreach (string query in search.Queries ?? [])
                {
                    Add(ContentKind.ToolArgument, query);
                }

                return true;
            case WebSearchToolResultContent search:
                return WalkAll(search.Outputs, depth);
            case CodeInterpreterToolCallContent code:
                return WalkAll(code.Inputs, depth);
            case CodeInterpreterToolResultContent code:
                return WalkAll(code.Outputs, depth);
            case ImageGenerationToolResultContent image:
                return WalkAll(image.Outputs, depth);
            default:
                return true;
        }
    }

    private bool WalkAll(IEnumerable<AIContent>? contents, int depth)
    {
        foreach (AIContent? content in contents ?? [])
        {
            if (content is not null && !Walk(content, depth + 1))
            {
                return false;
            }
        }

        return true;
    }

    private bool WalkResult(object? result, int depth) => result switch
    {
        AIContent content => Walk(content, depth + 1),
        IEnumerable<AIContent> contents => WalkAll(contents, depth),
        _ => ToolValues.Collect(this, ContentKind.ToolResult, result, MaxDepth),
    };

    private bool AddResult(string text, AIContent? rewritable)
    {
        Add(ContentKind.ToolResult, text, rewritable);
        return true;
    }

    private void AddAnnotations(IList<AIAnnotation>? annotations)
    {
        foreach (AIAnnotation? annotation in annotations ?? [])
        {
            if (annotation is CitationAnnotation citation)
            {
                Add(ContentKind.Name, citation.Title);
                Add(ContentKind.Link, citation.Url?.ToString());
                Add(ContentKind.ToolResult, citation.Snippet);
            }
        }
    }
}
