using Microsoft.Extensions.AI;

namespace GenAiMeasures;

// What the seat inside the tool loop does in one turn of the model: results before the model sees them, calls before a
// tool runs. Text passes here untouched; the outer seat screens it on its way out, once and not twice.
internal sealed class ToolTurn(ExchangeRun run)
{
    // Returns the messages that may go to the model, or null when the exchange was refused.
    internal async ValueTask<IReadOnlyList<ChatMessage>?> AdmitAsync(List<ChatMessage> messages, CancellationToken cancellationToken)
    {
        if (run.Refusal is not null)
        {
            return null;
        }

        if (run.Screens.Count == 0)
        {
            return messages;
        }

        try
        {
            for (int i = 0; i < messages.Count; i++)
            {
                if (!HoldsNewResult(messages[i]))
                {
                    continue;
                }

                List<ScreenRuling> rulings = await new InputScreening(run).JudgeAsync(messages[i], i, countAgain: false, cancellationToken);
                if (!Admit(messages, i, rulings))
                {
                    return null;
                }

                run.MarkScreened(messages[i]);
            }

            return run.Minimise(messages);
        }
        catch (Exception exception) when (run.TryRefuse(exception))
        {
            return null;
        }
    }

    // Screens a content of the model's turn before the loop acts on it. False when the exchange was refused.
    internal async ValueTask<bool> ScreenAsync(AIContent content, CancellationToken cancellationToken)
    {
        if (run.Refusal is not null)
        {
            return false;
        }

        if (content is not (ToolCallContent or InputRequestContent) || run.IsScreened(content))
        {
            return true;
        }

        try
        {
            var place = new ContentPlace(ScreenSide.Output, ContentKind.Data, 0, 0);
            WholeContent screened = await run.Wholes.ScreenAsync(content, place, cancellationToken);
            if (screened.Ending is { } ruling)
            {
                run.RefuseBy(ruling);
                return false;
            }

            run.MarkScreened(content);
            return true;
        }
        catch (Exception exception) when (run.TryRefuse(exception))
        {
            return false;
        }
    }

    private bool HoldsNewResult(ChatMessage message)
    {
        foreach (AIContent? content in message.Contents)
        {
            if (content is ToolResultContent && !run.IsScreened(content))
            {
                return true;
            }
        }

        return false;
    }

    private bool Admit(List<ChatMessage> messages, int index, List<ScreenRuling> rulings)
    {
        if (!rulings.Exists(r => r.Finding.Verdict >= Verdict.Redact))
        {
            return true;
        }

        ChatMessage? redacted = rulings.Exists(r => r.Finding.Verdict > Verdict.Redact) ? null : MessageRewriter.Redact(messages[index], rulings);
        if (redacted is null)
        {
            rulings.Sort(ScreenRuling.ByStrictness);
            run.RefuseBy(rulings[0]);
            return false;
        }

        run.Exchange.Raise(Verdict.Redact);
        messages[index] = redacted;
        return true;
    }
}
