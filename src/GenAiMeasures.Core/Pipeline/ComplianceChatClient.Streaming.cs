using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace GenAiMeasures;

public sealed partial class ComplianceChatClient
{
    private async IAsyncEnumerable<ChatResponseUpdate> StreamAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options, CallContext call, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using ExchangeRun run = Open(messages, options, call, streaming: true);
        await using var stream = new ExchangeStream(run, InnerClient);
        bool goesOn = await stream.AdmitAsync(cancellationToken);
        while (goesOn)
        {
            goesOn = await stream.StepAsync(cancellationToken);
            for (int i = 0; i < stream.Ready.Count; i++)
            {
                yield return stream.Ready[i];
            }

            stream.Ready.Clear();
        }

        foreach (ChatResponseUpdate update in await stream.FinishAsync())
        {
            yield return update;
        }
    }
}
