using System.Text.Json;

namespace GenAiMeasures.Tests;

/// <summary>Pieces of the chat-completions protocol.</summary>
internal static class Wire
{
    public static string Role => Chunk("""{"role":"assistant","content":""}""");

    public static string Text(string text) => Chunk("""{"content":@1}""".Replace("@1", JsonSerializer.Serialize(text), StringComparison.Ordinal));

    public static string Finish(string reason) =>
        """{"id":"chatcmpl-1","object":"chat.completion.chunk","created":1764000000,"model":"test-model","choices":[{"index":0,"delta":{},"finish_reason":"@1"}]}"""
            .Replace("@1", reason, StringComparison.Ordinal);

    public static string Usage =>
        """{"id":"chatcmpl-1","object":"chat.completion.chunk","created":1764000000,"model":"test-model","choices":[],"usage":{"prompt_tokens":7,"completion_tokens":11,"total_tokens":18}}""";

    public static string ToolBegin(string name) =>
        Chunk("""{"tool_calls":[{"index":0,"id":"call_1","type":"function","function":{"name":"@1","arguments":""}}]}""".Replace("@1", name, StringComparison.Ordinal));

    public static string ToolArguments(string piece) =>
        Chunk("""{"tool_calls":[{"index":0,"function":{"arguments":@1}}]}""".Replace("@1", JsonSerializer.Serialize(piece), StringComparison.Ordinal));

    public static string Response(string text) =>
        """
        {"id":"chatcmpl-1","object":"chat.completion","created":1764000000,"model":"test-model","choices":[{"index":0,"message":{"role":"assistant","content":@1,"refusal":null},"finish_reason":"stop"}],"usage":{"prompt_tokens":7,"completion_tokens":11,"total_tokens":18}}
        """.Replace("@1", JsonSerializer.Serialize(text), StringComparison.Ordinal);

    public static string ToolResponse(string arguments) =>
        """
        {"id":"chatcmpl-1","object":"chat.completion","created":1764000000,"model":"test-model","choices":[{"index":0,"message":{"role":"assistant","content":null,"tool_calls":[{"id":"call_1","type":"function","function":{"name":"look","arguments":@1}}]},"finish_reason":"tool_calls"}]}
        """.Replace("@1", JsonSerializer.Serialize(arguments), StringComparison.Ordinal);

    private static string Chunk(string delta) =>
        """{"id":"chatcmpl-1","object":"chat.completion.chunk","created":1764000000,"model":"test-model","choices":[{"index":0,"delta":@1,"finish_reason":null}]}"""
            .Replace("@1", delta, StringComparison.Ordinal);
}
