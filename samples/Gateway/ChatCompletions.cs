using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Gateway;

/// <summary>
/// The chat completions of the OpenAI protocol: text messages in, text out, streamed or whole. What it does not understand (tools, images,
/// several choices) it refuses, because it would go past the screens unseen.
/// </summary>
internal static class ChatCompletions
{
    private const int LargestBody = 1024 * 1024;
    private static readonly string[] Unsupported = ["tools", "tool_choice", "functions", "function_call", "audio", "modalities", "prediction", "web_search_options"];

    internal static async Task AnswerAsync(HttpContext context, IChatClient client)
    {
        if (context.Request.ContentLength is null or > LargestBody)
        {
            await RefuseAsync(context, 413, "The body needs a length of at most 1 MiB.");
            return;
        }

        List<ChatMessage> messages = [];
        var options = new ChatOptions();
        bool stream;
        try
        {
            using JsonDocument document = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
            JsonElement body = document.RootElement;
            if (Array.Find(Unsupported, f => HasValue(body, f)) is { } field)
            {
                await RefuseAsync(context, 400, $"'{field}' is not offered by this gateway.");
                return;
            }

            stream = body.TryGetProperty("stream", out JsonElement s) && s.ValueKind == JsonValueKind.True;
            options.ModelId = body.Text("model");
            options.Temperature = body.Number("temperature");
            options.TopP = body.Number("top_p");
            options.MaxOutputTokens = (int?)(body.Number("max_completion_tokens") ?? body.Number("max_tokens"));
            if ((body.Number("n") ?? 1) != 1 || !body.TryGetProperty("messages", out JsonElement list) || !TryRead(list, messages))
            {
                await RefuseAsync(context, 400, "'messages' must be text messages of the roles system, developer, user and assistant, and 'n' must be 1.");
                return;
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            await RefuseAsync(context, 400, "The body is no JSON object of the chat completions protocol.");
            return;
        }

        if (stream)
        {
            await CompletionWriter.StreamAsync(context.Response, client.GetStreamingResponseAsync(messages, options, context.RequestAborted), context.RequestAborted);
        }
        else
        {
            await CompletionWriter.WriteAsync(context.Response, await client.GetResponseAsync(messages, options, context.RequestAborted), context.RequestAborted);
        }
    }

    private static bool TryRead(JsonElement list, List<ChatMessage> messages)
    {
        foreach (JsonElement message in list.EnumerateArray())
        {
            ChatRole? role = message.Text("role") switch
            {
                "system" or "developer" => ChatRole.System,
                "user" => ChatRole.User,
                "assistant" => ChatRole.Assistant,
                _ => null,
            };
            if (role is not { } known || !message.TryGetProperty("content", out JsonElement content) || TextOf(content) is not { } text)
            {
                return false;
            }

            messages.Add(new ChatMessage(known, text));
        }

        return messages.Count > 0;
    }

    // a text, or parts that are all text
    private static string? TextOf(JsonElement content)
    {
        if (content.ValueKind == JsonValueKind.String)
        {
            return content.GetString();
        }

        if (content.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        string text = "";
        foreach (JsonElement part in content.EnumerateArray())
        {
            if (part.Text("type") != "text" || part.Text("text") is not { } piece)
            {
                return null;
            }

            text += piece;
        }

        return text;
    }

    private static bool HasValue(JsonElement body, string name) => body.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null;

    private static string? Text(this JsonElement body, string name) => body.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static float? Number(this JsonElement body, string name) => body.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number ? value.GetSingle() : null;

    private static Task RefuseAsync(HttpContext context, int status, string message)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(new { error = new { message, type = "invalid_request_error" } });
    }
}
