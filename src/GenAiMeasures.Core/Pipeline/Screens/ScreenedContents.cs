using Microsoft.Extensions.AI;

namespace GenAiMeasures;

/// <summary>Screens contents outside any exchange: everything in them that a person or a model could read, as the pipeline walks a message.</summary>
public static class ScreenedContents
{
    /// <summary>The name under which contents that are nested too deep to be walked stand in <see cref="ScreenedContent.Failed"/>.</summary>
    public const string Unwalkable = "contents";

    /// <summary>Screens contents.</summary>
    /// <param name="contents">The contents, as those of one message; never changed.</param>
    /// <param name="side">Whether a user wrote them or they were generated.</param>
    /// <param name="screens">The screens. They are not disposed.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up.</param>
    /// <returns>What was found; places have message 0 and the content's number.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="contents"/> or <paramref name="screens"/> is <see langword="null"/>.</exception>
    public static async ValueTask<ScreenedContent> ScreenAsync(
        IEnumerable<AIContent> contents, ScreenSide side, IReadOnlyList<ExchangeScreen> screens, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(contents);
        ArgumentNullException.ThrowIfNull(screens);
        MessageTexts texts = MessageTexts.Of(new ChatMessage(side == ScreenSide.Input ? ChatRole.User : ChatRole.Assistant, [.. contents]), 0, side);
        var findings = new List<Finding>();
        var failed = new List<string>();
        Verdict verdict = Verdict.Pass;
        if (!texts.IsWalkable)
        {
            return new ScreenedContent(Verdict.Refuse, findings, [Unwalkable]);
        }

        foreach (ContentText text in texts.Texts)
        {
            using var screened = new ScreenedText(text.Place, screens);
            await screened.WriteAsync(text.Text, cancellationToken);
            await screened.CompleteAsync(cancellationToken);
            findings.AddRange(screened.Findings);
            failed.AddRange(screened.Failed);
            verdict = screened.Verdict > verdict ? screened.Verdict : verdict;
        }

        foreach ((ContentPlace place, AIContent content) in texts.Wholes)
        {
            foreach (ExchangeScreen screen in screens)
            {
                verdict = await ScreenWholeAsync(screen, place, content, findings, failed, cancellationToken) is var one && one > verdict ? one : verdict;
            }
        }

        return new ScreenedContent(verdict, findings, failed);
    }

    private static async ValueTask<Verdict> ScreenWholeAsync(
        ExchangeScreen screen, ContentPlace place, AIContent content, List<Finding> findings, List<string> failed, CancellationToken cancellationToken)
    {
        var report = new ScreenReport { Place = place };
        try
        {
            await screen.ScreenContentAsync(content, report, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            failed.Add(screen.Name);
            return Verdict.Refuse;
        }

        Verdict verdict = Verdict.Pass;
        foreach (ScreenRuling ruling in report.Rulings.Where(r => !r.IsReplacement))
        {
            findings.Add(ruling.Finding);
            verdict = ruling.Finding.Verdict > verdict ? ruling.Finding.Verdict : verdict;
        }

        return verdict;
    }
}
