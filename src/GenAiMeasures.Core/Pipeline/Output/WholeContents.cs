using Microsoft.Extensions.AI;

namespace GenAiMeasures;

// Contents of an answer that are not a piece of its text: tool calls and results, data, errors, approvals. They leave
// when all that can be read in them was screened and, where they are generated, when they are labelled.
internal sealed class WholeContents(ExchangeRun run)
{
    internal async ValueTask<WholeContent> AcceptAsync(AIContent content, ContentPlace place, bool isOfTool, CancellationToken cancellationToken)
    {
        if (run.LacksToolSeat && content is FunctionCallContent && !run.Exchange.ToolSeatMissing)
        {
            run.Exchange.ToolSeatMissing = true;
            run.Log.ToolSeatMissing();
        }

        WholeContent screened = run.IsScreened(content) ? new WholeContent(content, null) : await ScreenAsync(content, place, cancellationToken);
        if (screened.Ending is null && ReferenceEquals(screened.Content, content))
        {
            // the seat inside the tool loop meets the same object: it has been seen to
            run.MarkScreened(content);
        }

        if (screened.Ending is not null || isOfTool)
        {
            return screened;
        }

        return screened with { Content = await LabelAsync(screened.Content, cancellationToken) };
    }

    internal async ValueTask<WholeContent> ScreenAsync(AIContent content, ContentPlace place, CancellationToken cancellationToken)
    {
        if (run.Screens.Count == 0)
        {
            return new WholeContent(content, null);
        }

        var texts = new ContentTexts();
        if (!texts.Collect(content, place))
        {
            throw new ContentUnsupportedException();
        }

        var rulings = new List<ScreenRuling>();
        await run.WholeTexts.ScreenContentAsync(place, content, rulings, cancellationToken);
        ScreenRuling? ending = Note(rulings, redacts: true);
        foreach (ContentText text in texts.Texts)
        {
            rulings.Clear();
            await run.WholeTexts.ScreenAsync(text.Place, text.Text, rulings, cancellationToken);
            ending = Stricter(ending, Note(rulings, redacts: text.Rewritable is null));
            if (ending is null && rulings.Exists(r => r.Finding.Verdict == Verdict.Redact))
            {
                run.Exchange.Raise(Verdict.Redact);
                content = Redact(content, text.Text, rulings);
            }
        }

        return new WholeContent(content, ending);
    }

    // Notes findings and returns the ruling that ends the answer: a redaction too, where nothing can be rewritten safely.
    private ScreenRuling? Note(List<ScreenRuling> rulings, bool redacts)
    {
        ScreenRuling? ending = null;
        foreach (ScreenRuling ruling in rulings)
        {
            run.Exchange.AddFinding(ruling.Finding);
            if (ruling.Finding.Verdict > Verdict.Redact || (redacts && ruling.Finding.Verdict == Verdict.Redact))
            {
                ScreenRuling stopping = ruling.Finding.Verdict == Verdict.Redact
                    ? ruling with { Finding = ruling.Finding with { Verdict = Verdict.Stop } }
                    : ruling;
                ending = Stricter(ending, stopping);
            }
        }

        return ending;
    }

    private static ScreenRuling? Stricter(ScreenRuling? one, ScreenRuling? other) =>
        one is null || (other is not null && ScreenRuling.ByStrictness(other.Value, one.Value) < 0) ? other : one;

    private static AIContent Redact(AIContent content, string text, List<ScreenRuling> rulings)
    {
        var edits = new TextEdits();
        foreach (ScreenRuling ruling in rulings.Where(r => r.Finding.Verdict == Verdict.Redact))
        {
            edits.Add(TextEdits.Of(ruling));
        }

        return ContentRewriter.ReplaceText(content, edits.Apply(text, 0));
    }

    private async ValueTask<AIContent> LabelAsync(AIContent content, CancellationToken cancellationToken)
    {
        AIContent? labelled = content;
        foreach (AnswerLabeler labeler in run.Labelers)
        {
            labelled = labelled is null ? null : await TryLabelAsync(labeler, labelled, cancellationToken);
        }

        if (labelled is not null)
        {
            return labelled;
        }

        run.Exchange.Code ??= RefusalCodes.LabelUnavailable;
        return new TextContent(run.Texts.Of(RefusalCodes.LabelUnavailable, run.Language))
        {
            AdditionalProperties = new AdditionalPropertiesDictionary { [GenAiMeasuresProperties.Code] = RefusalCodes.LabelUnavailable },
        };
    }

    private async ValueTask<AIContent?> TryLabelAsync(AnswerLabeler labeler, AIContent content, CancellationToken cancellationToken)
    {
        try
        {
            return await labeler.LabelAsync(content, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // what cannot be labelled is withheld, whatever the reason
            run.Log.LabelFailed(exception.GetType().Name);
            return null;
        }
    }
}
