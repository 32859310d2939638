using Microsoft.Extensions.AI;

namespace GenAiMeasures;

// Screens what goes to the model: instructions and every message, once each, however often it is sent again.
internal sealed class InputScreening(ExchangeRun run)
{
    private readonly string _policies = string.Join('\n', run.Screens.Select(s => s.Name + "=" + s.PolicyVersion));

    // Returns the ruling that refuses the exchange, or null. The exchange's messages may have been replaced.
    internal async ValueTask<ScreenRuling?> RunAsync(CancellationToken cancellationToken)
    {
        Exchange exchange = run.Exchange;
        var refusing = new List<ScreenRuling>();
        await ScreenInstructionsAsync(refusing, cancellationToken);

        IReadOnlyList<ChatMessage> messages = exchange.Messages;
        int turn = Turns.StartOfCurrent(messages);
        List<ChatMessage>? replaced = null;
        for (int i = 0; i < messages.Count; i++)
        {
            ChatMessage message = messages[i];
            bool instructions = message.Role == ChatRole.System;
            if (instructions && !run.Options.Screens.ScreenInstructions)
            {
                continue;
            }

            bool earlier = i < turn && !instructions && run.Options.Screens.EarlierTurns == EarlierTurns.Withhold;
            List<ScreenRuling> rulings = await JudgeAsync(message, i, countAgain: i >= turn, cancellationToken);
            ChatMessage? rewritten = Rewrite(message, rulings, earlier, refusing);
            if (rewritten is not null)
            {
                replaced ??= [.. messages];
                replaced[i] = rewritten;
            }

            run.MarkScreened(rewritten ?? message);
        }

        if (replaced is not null)
        {
            exchange.ReplaceMessages(replaced);
        }

        refusing.Sort(ScreenRuling.ByStrictness);
        return refusing.Count == 0 ? null : refusing[0];
    }

    internal async ValueTask<List<ScreenRuling>> JudgeAsync(ChatMessage message, int index, bool countAgain, CancellationToken cancellationToken)
    {
        MessageTexts texts = MessageTexts.Of(message, index, ScreenSide.Input);
        if (!texts.IsWalkable)
        {
            throw new ContentUnsupportedException();
        }

        MessageHash hash = default;
        bool remember = run.Memory.IsEnabled && texts.Wholes.TrueForAll(w => w.Content is FunctionCallContent or FunctionResultContent);
        if (remember)
        {
            hash = MessageHash.Of(_policies, texts.Texts);
            if (run.Memory.TryGet(hash, out ScreenRuling[] known))
            {
                List<ScreenRuling> placed = [.. known.Select(r => r with { Finding = Place(r.Finding, index) })];
                Note(placed, countAgain);
                return placed;
            }
        }

        int passedOver = run.Exchange.PassedOver;
        var rulings = new List<ScreenRuling>();
        foreach (ContentText text in texts.Texts)
        {
            await run.WholeTexts.ScreenAsync(text.Place, text.Text, rulings, cancellationToken);
        }

        foreach ((ContentPlace place, AIContent content) in texts.Wholes)
        {
            await run.WholeTexts.ScreenContentAsync(place, content, rulings, cancellationToken);
        }

        // a verdict in which a screen was passed over is no verdict to remember
        if (remember && run.Exchange.PassedOver == passedOver)
        {
            run.Memory.Add(hash, rulings);
        }

        Note(rulings, count: true);
        return rulings;
    }

    private async ValueTask ScreenInstructionsAsync(List<ScreenRuling> refusing, CancellationToken cancellationToken)
    {
        if (run.Exchange.Options?.Instructions is { Length: > 0 } instructions && run.Options.Screens.ScreenInstructions)
        {
            var rulings = new List<ScreenRuling>();
            var place = new ContentPlace(ScreenSide.Input, ContentKind.Instructions, -1, 0);
            await run.WholeTexts.ScreenAsync(place, instructions, rulings, cancellationToken);
            Note(rulings, count: true);

            // the app's own instructions are refused rather than rewritten behind its back
            refusing.AddRange(rulings.Where(r => r.Finding.Verdict >= Verdict.Redact));
        }
    }

    private ChatMessage? Rewrite(ChatMessage message, List<ScreenRuling> rulings, bool earlier, List<ScreenRuling> refusing)
    {
        if (!rulings.Exists(r => r.Finding.Verdict >= Verdict.Redact))
        {
            return null;
        }

        if (earlier)
        {
            run.Exchange.Raise(Verdict.Redact);
            return MessageRewriter.Withhold(message, rulings);
        }

        if (rulings.Exists(r => r.Finding.Verdict > Verdict.Redact))
        {
            refusing.AddRange(rulings.Where(r => r.Finding.Verdict > Verdict.Redact));
            return null;
        }

        ChatMessage? redacted = MessageRewriter.Redact(message, rulings);
        if (redacted is null)
        {
            refusing.AddRange(rulings.Where(r => r.Finding.Verdict == Verdict.Redact));
        }
        else
        {
            run.Exchange.Raise(Verdict.Redact);
        }

        return redacted;
    }

    private void Note(List<ScreenRuling> rulings, bool count)
    {
        // what is redacted, withheld or minimised does not leave
        run.Exchange.HoldsPersonalInformation |= rulings.Exists(
            r => r.Finding is { Kind: not null, Verdict: < Verdict.Redact } && !run.Screens.Exists(s => s.MinimisesInput && s.Name == r.Finding.Screen));
        if (count)
        {
            foreach (ScreenRuling ruling in rulings)
            {
                run.Exchange.AddFinding(ruling.Finding);
            }
        }
    }

    private static Finding Place(Finding finding, int message) => finding with { Place = finding.Place with { Message = message } };
}
