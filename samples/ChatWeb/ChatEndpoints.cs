using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Extensions.AI;

namespace ChatWeb;

internal static class ChatEndpoints
{
    private const int LongestQuestion = 4_000;

    internal static void MapChat(this WebApplication app) => app.MapPost("/chat", AskAsync).RequireAuthorization();

    private static async Task AskAsync(HttpContext context, Question question, IChatClient client, Conversations conversations, IAntiforgery antiforgery)
    {
        string text = question.Text?.Trim() ?? "";
        if (!await antiforgery.IsRequestValidAsync(context) || text.Length is 0 or > LongestQuestion)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        List<ChatMessage> messages = conversations.Of(context.User.Identity!.Name!, text);
        List<ChatResponseUpdate> updates = [];
        await context.Response.WriteGenAiStreamAsync(Keep(client.GetStreamingResponseAsync(messages, cancellationToken: context.RequestAborted), updates));
        conversations.Add(context.User.Identity!.Name!, messages[^1], updates);
    }

    private static async IAsyncEnumerable<ChatResponseUpdate> Keep(IAsyncEnumerable<ChatResponseUpdate> updates, List<ChatResponseUpdate> kept)
    {
        await foreach (ChatResponseUpdate update in updates)
        {
            kept.Add(update);
            yield return update;
        }
    }

    internal sealed record Question(string? Text);
}
