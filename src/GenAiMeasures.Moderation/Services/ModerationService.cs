using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace GenAiMeasures.Moderation;

internal sealed class ModerationService(LexiconStore store, IEnumerable<IStandaloneStage> stages, IOptions<ModerationOptions> options) : IModerationService
{
    private readonly IStandaloneStage[] _stages = [.. stages];

    public IReadOnlyList<LexiconVersion> Lexicons => store.Current.Lexicons;

    public async ValueTask<ModerationResult> ScreenAsync(string text, ScreenSide side = ScreenSide.Input, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        cancellationToken.ThrowIfCancellationRequested();
        var passedOver = new List<string>();
        using ScreenedText screened = Open(side, passedOver);
        await screened.WriteAsync(text, cancellationToken);
        await screened.CompleteAsync(cancellationToken);
        return ModerationResult.Of(screened, passedOver);
    }

    public async ValueTask<ModerationResult> ScreenAsync(
        IEnumerable<AIContent> contents, ScreenSide side = ScreenSide.Input, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(contents);
        cancellationToken.ThrowIfCancellationRequested();
        var passedOver = new List<string>();
        List<ExchangeScreen> screens = OpenScreens(passedOver);
        ScreenedContent screened = await ScreenedContents.ScreenAsync(contents, side, screens, cancellationToken);
        return ModerationResult.Of(screened.Verdict, screened.Findings, screened.Failed, passedOver);
    }

    public ModeratedPieces ScreenAsync(IAsyncEnumerable<string> pieces, ScreenSide side = ScreenSide.Output)
    {
        ArgumentNullException.ThrowIfNull(pieces);
        return new ModeratedPieces(pieces, passedOver => Open(side, passedOver));
    }

    public IReadOnlyList<MatchExplanation> Explain(string text, ScreenSide side = ScreenSide.Input)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new Explainer(store.Current, options.Value.HiddenText, side).Explain(text);
    }

    private ScreenedText Open(ScreenSide side, List<string> passedOver) =>
        new(new ContentPlace(side, ContentKind.Text, 0, 0), OpenScreens(passedOver));

    private List<ExchangeScreen> OpenScreens(List<string> passedOver)
    {
        var screens = new List<ExchangeScreen>();
        foreach (IStandaloneStage stage in _stages)
        {
            stage.OpenScreens(screens, passedOver.Add);
        }

        return screens;
    }
}
