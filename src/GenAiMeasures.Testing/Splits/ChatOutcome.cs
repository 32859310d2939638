using Microsoft.Extensions.AI;

namespace GenAiMeasures.Testing;

/// <summary>What a caller got from a chat client: all of it that must not depend on how the model's answer was cut.</summary>
/// <param name="Text">The text, a refusal's included.</param>
/// <param name="Code">The code of a refusal (<see cref="RefusalCodes"/>), or <see langword="null"/>.</param>
/// <param name="FinishReason">Why the answer ended, or <see langword="null"/>.</param>
public sealed record ChatOutcome(string Text, string? Code, string? FinishReason)
{
    internal static async Task<ChatOutcome> StreamAsync(IReadOnlyList<string> pieces, Func<IChatClient, IChatClient> wrap, CancellationToken cancellationToken)
    {
        using ScriptedChatClient model = ScriptedChatClient.Saying([.. pieces]);
        IChatClient client = wrap(model);
        string text = "";
        string? code = null;
        ChatFinishReason? reason = null;
        await foreach (ChatResponseUpdate update in client.GetStreamingResponseAsync("?", cancellationToken: cancellationToken))
        {
            text += update.Text;
            code ??= CodeOf(update.AdditionalProperties);
            reason = update.FinishReason ?? reason;
        }

        Expect.Equal("how many streams of the model are left open", 0, model.OpenStreams);
        return new ChatOutcome(text, code, reason?.Value);
    }

    internal static async Task<ChatOutcome> AskAsync(string answer, Func<IChatClient, IChatClient> wrap, CancellationToken cancellationToken)
    {
        using ScriptedChatClient model = ScriptedChatClient.Saying(answer);
        ChatResponse response = await wrap(model).GetResponseAsync("?", cancellationToken: cancellationToken);
        string? code = CodeOf(response.AdditionalProperties) ?? response.Messages.Select(m => CodeOf(m.AdditionalProperties)).FirstOrDefault(c => c is not null);
        return new ChatOutcome(string.Concat(response.Messages.Select(m => m.Text)), code, response.FinishReason?.Value);
    }

    private static string? CodeOf(AdditionalPropertiesDictionary? properties) =>
        properties?.TryGetValue(GenAiMeasuresProperties.Code, out object? code) == true ? code as string : null;
}
