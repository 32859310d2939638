using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace GenAiMeasures;

public sealed partial class ComplianceChatClient
{
    // One turn of the model inside the tool loop. A tool call that is refused is taken out of the answer, so the loop has
    // nothing to run and ends; the outer seat then ends the exchange.
    private async Task<ChatResponse> RespondInsideAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken)
    {
        ExchangeRun run = ToolSeat.Join(_pipeline, ref options);
        var seat = new ToolTurn(run);
        IReadOnlyList<ChatMessage>? admitted = await seat.AdmitAsync([.. messages], cancellationToken);
        if (admitted is null)
        {
            return new ChatResponse { FinishReason = ChatFinishReason.ContentFilter };
        }

        ChatResponse response = await base.GetResponseAsync(admitted, options, cancellationToken);
        foreach (ChatMessage message in response.Messages)
        {
            foreach (AIContent? content in message.Contents)
            {
                if (content is not null && !await seat.ScreenAsync(content, cancellationToken))
                {
                    return new ChatResponse { FinishReason = ChatFinishReason.ContentFilter };
                }
            }
        }

        return response;
    }

    private async IAsyncEnumerable<ChatResponseUpdate> StreamInsideAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ExchangeRun run = ToolSeat.Join(_pipeline, ref options);
        var seat = new ToolTurn(run);
        IReadOnlyList<ChatMessage>? admitted = await seat.AdmitAsync([.. messages], cancellationToken);
        if (admitted is null)
        {
            yield break;
        }

        await foreach (ChatResponseUpdate update in base.GetStreamingResponseAsync(admitted, options, cancellationToken).WithCancellation(cancellationToken))
        {
            foreach (AIContent? content in update.Contents)
            {
                if (content is not null && !await seat.ScreenAsync(content, cancellationToken))
                {
                    yield break;
                }
            }

            yield return update;
        }
    }
}
