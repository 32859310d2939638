using Microsoft.Extensions.AI;

namespace GenAiMeasures;

// Makes the content that stands in a content's place when spans of it are redacted. Never changes what it is given.
internal static class ContentRewriter
{
    internal const string Withheld = "［已移除］";

    internal static AIContent ReplaceText(AIContent content, string text) => content switch
    {
        DataContent data => TextData.Replace(data, text),
        ErrorContent error => new ErrorContent(text) { ErrorCode = error.ErrorCode, AdditionalProperties = error.AdditionalProperties },
        FunctionResultContent result => new FunctionResultContent(result.CallId, text) { AdditionalProperties = result.AdditionalProperties },
        _ => throw new InvalidOperationException($"A {content.GetType().Name} has no text that could be replaced."),
    };

    // What goes to the model in the place of a structured content of an earlier turn that would be refused today. A tool
    // call and its result keep their call id: a model's service rejects a conversation in which one of the two is missing.
    internal static AIContent Withhold(AIContent content) => content switch
    {
        FunctionResultContent result => new FunctionResultContent(result.CallId, Withheld),
        FunctionCallContent call => new FunctionCallContent(call.CallId, call.Name, arguments: null),
        _ => new TextContent(Withheld),
    };

    internal static ChatMessage WithContents(ChatMessage message, IList<AIContent> contents)
    {
        ChatMessage clone = message.Clone();
        clone.Contents = contents;
        clone.RawRepresentation = null;
        return clone;
    }
}
