using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace GenAiMeasures.Moderation;

// Makes the message that goes to the model in the place of one that holds personal information. Never changes what it is
// given. What it cannot read it does not let pass: the exchange is then refused.
internal sealed class MessageMinimiser(InformationMinimiser minimiser)
{
    // Returns the same list when nothing is found.
    internal IReadOnlyList<ChatMessage> Rewrite(IReadOnlyList<ChatMessage> messages)
    {
        ChatMessage[]? rewritten = null;
        for (int i = 0; i < messages.Count; i++)
        {
            ChatMessage message = messages[i];
            ChatMessage changed = message.Role == ChatRole.System ? message : Rewrite(message);
            if (!ReferenceEquals(changed, message))
            {
                rewritten ??= [.. messages];
                rewritten[i] = changed;
            }
        }

        return rewritten ?? messages;
    }

    private ChatMessage Rewrite(ChatMessage message)
    {
        AIContent[]? contents = null;
        RewriteJoined(message, ref contents, c => (c as TextContent)?.Text, t => new TextContent(t));
        RewriteJoined(message, ref contents, c => c is TextReasoningContent { ProtectedData: null } r ? r.Text : null, t => new TextReasoningContent(t));
        for (int i = 0; i < message.Contents.Count; i++)
        {
            if (message.Contents[i] is { } content and not (TextContent or TextReasoningContent) && Rewrite(content) is { } changed
                && !ReferenceEquals(changed, content))
            {
                (contents ??= [.. message.Contents])[i] = changed;
            }
        }

        if (contents is null)
        {
            return message;
        }

        ChatMessage clone = message.Clone();
        clone.Contents = contents;
        clone.RawRepresentation = null;
        return clone;
    }

    private void RewriteJoined(ChatMessage message, ref AIContent[]? contents, Func<AIContent?, string?> read, Func<string, AIContent> make)
    {
        List<string>? texts = null;
        List<int>? places = null;
        for (int i = 0; i < message.Contents.Count; i++)
        {
            if (read(message.Contents[i]) is { Length: > 0 } text)
            {
                (texts ??= []).Add(text);
                (places ??= []).Add(i);
            }
        }

        if (texts is null || minimiser.Rewrite(texts) is not { } rewritten)
        {
            return;
        }

        contents ??= [.. message.Contents];
        for (int i = 0; i < rewritten.Length; i++)
        {
            contents[places![i]] = make(rewritten[i]);
        }
    }

    private AIContent Rewrite(AIContent content) => content switch
    {
        DataContent data when data.HasTopLevelMediaType("text") => RewriteData(data),
        ErrorContent error when minimiser.Rewrite(error.Message) is var text && text != error.Message =>
            new ErrorContent(text) { ErrorCode = error.ErrorCode },
        FunctionCallContent { Arguments: { Count: > 0 } arguments } call => RewriteArguments(call, arguments),
        FunctionResultContent { Result: { } result } function => RewriteValue(result) is var changed && ReferenceEquals(changed, result)
            ? function
            : new FunctionResultContent(function.CallId, changed),
        _ => content,
    };

    private DataContent RewriteData(DataContent data)
    {
        string text = Encoding.UTF8.GetString(data.Data.Span);
        string changed = minimiser.Rewrite(text);
        return ReferenceEquals(changed, text) ? data : new DataContent(Encoding.UTF8.GetBytes(changed), data.MediaType) { Name = data.Name };
    }

    private FunctionCallContent RewriteArguments(FunctionCallContent call, IDictionary<string, object?> arguments)
    {
        Dictionary<string, object?>? changed = null;
        foreach ((string name, object? value) in arguments)
        {
            object? one = value is null ? null : RewriteValue(value);
            if (!ReferenceEquals(one, value))
            {
                (changed ??= new Dictionary<string, object?>(arguments, StringComparer.Ordinal))[name] = one;
            }
        }

        return changed is null ? call : new FunctionCallContent(call.CallId, call.Name, changed);
    }

    // a value as it will be written into JSON for the model
    private object RewriteValue(object value)
    {
        switch (value)
        {
            case string text:
                string changed = minimiser.Rewrite(text);
                return ReferenceEquals(changed, text) ? value : changed;
            case bool:
                return value;
            default:
                JsonElement element = value is JsonElement json ? json
                    : JsonSerializer.SerializeToElement(value, AIJsonUtilities.DefaultOptions.GetTypeInfo(value.GetType()));
                JsonNode? node = JsonNode.Parse(element.GetRawText());
                return RewriteNode(ref node) ? JsonDocument.Parse(node!.ToJsonString()).RootElement.Clone() : value;
        }
    }

    // Returns whether anything was replaced.
    private bool RewriteNode(ref JsonNode? node)
    {
        bool changed = false;
        switch (node)
        {
            case JsonObject properties:
                foreach ((string name, JsonNode? value) in properties.ToArray())
                {
                    JsonNode? one = value;
                    if (RewriteNode(ref one))
                    {
                        changed = true;
                        properties[name] = one?.Parent is null ? one : one.DeepClone();
                    }
                }

                return changed;
            case JsonArray items:
                for (int i = 0; i < items.Count; i++)
                {
                    JsonNode? one = items[i];
                    if (RewriteNode(ref one))
                    {
                        changed = true;
                        items[i] = one?.Parent is null ? one : one.DeepClone();
                    }
                }

                return changed;
            case JsonValue leaf:
                string text = leaf.GetValueKind() == JsonValueKind.String ? leaf.GetValue<string>() : leaf.ToJsonString();
                string rewritten = minimiser.Rewrite(text);
                if (ReferenceEquals(rewritten, text))
                {
                    return false;
                }

                node = JsonValue.Create(rewritten);
                return true;
            default:
                return false;
        }
    }
}
