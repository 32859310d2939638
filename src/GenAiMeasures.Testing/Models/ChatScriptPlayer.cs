using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using Microsoft.Extensions.AI;

namespace GenAiMeasures.Testing;

internal sealed class ChatScriptPlayer(ChatScript script, TimeProvider time)
{
    private int _turn = -1;

    internal async IAsyncEnumerable<ChatResponseUpdate> StreamAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        int turn = Interlocked.Increment(ref _turn);
        if (turn >= script.Turns.Count || (turn > 0 && script.Turns[turn].Count == 0))
        {
            int turns = script.Turns.Count(t => t.Count > 0);
            throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture, $"The script has {turns} turn(s), and the model was called once more. Add a turn with NextTurn(), or look who calls it."));
        }

        IReadOnlyList<ChatScriptStep> steps = script.Turns[turn];
        ChatResponseUpdate? last = steps.LastOrDefault(s => s.Update is not null)?.Update;
        foreach (ChatScriptStep step in steps)
        {
            if (step.Pause > TimeSpan.Zero)
            {
                await Task.Delay(step.Pause, time, cancellationToken);
            }

            if (step.Fault is { } fault)
            {
                ExceptionDispatchInfo.Throw(fault);
            }

            if (step.Update is { } update)
            {
                // each playing has updates of its own: who receives them may change them
                ChatResponseUpdate sent = update.Clone();
                sent.Contents = [.. update.Contents];
                sent.FinishReason ??= ReferenceEquals(update, last) && !steps.Any(s => s.Fault is not null) ? ChatFinishReason.Stop : null;
                yield return sent;
            }
        }
    }

    internal async Task<ChatResponse> RespondAsync(CancellationToken cancellationToken)
    {
        List<ChatResponseUpdate> updates = [];
        await foreach (ChatResponseUpdate update in StreamAsync(cancellationToken))
        {
            updates.Add(update);
        }

        return ScriptedUpdates.ResponseOf(updates);
    }
}
