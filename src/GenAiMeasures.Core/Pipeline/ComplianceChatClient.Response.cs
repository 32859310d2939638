using Microsoft.Extensions.AI;

namespace GenAiMeasures;

public sealed partial class ComplianceChatClient
{
    private async Task<ChatResponse> RespondAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options, CallContext call, CancellationToken cancellationToken)
    {
        using ExchangeRun run = Open(messages, options, call, streaming: false);
        using var answer = new ExchangeResponse(run);
        try
        {
            if (await run.AdmitAsync(cancellationToken))
            {
                run.WasAsked = true;
                ChatResponse response = await base.GetResponseAsync(run.Exchange.Messages, run.Exchange.Options, cancellationToken)
                    ?? throw new InvalidOperationException("The inner chat client returned no response.");
                await answer.AcceptAsync(response, cancellationToken);
            }
        }
        catch (Exception exception)
        {
            await run.FailAsync(exception, cancellationToken);
            throw;
        }

        return await answer.FinishAsync();
    }
}
