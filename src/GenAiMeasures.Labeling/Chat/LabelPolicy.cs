using Microsoft.Extensions.Options;

namespace GenAiMeasures.Labeling;

// What every exchange shares: the settings, the words, the producer. Building it fails where a setting is wrong, so that
// no exchange runs that way.
internal sealed class LabelPolicy
{
    private readonly ILabelSigner? _signer;

    public LabelPolicy(IOptions<LabelingOptions> options, IOptions<GenAiComplianceOptions> compliance, LabelingLog log, ILabelSigner? signer = null)
    {
        _signer = signer;
        Options = options.Value;
        Texts = new LabelTexts(Options);
        Producer = Options.ContentProducer ?? ProviderCode.Of(
            compliance.Value.Provider,
            Options.ModelCode is null ? ProviderService.None : ProviderService.Generation,
            Options.ModelCode ?? "0000").Value;
        if (Options.UnlabelledMedia == UnlabelledMedia.ReleaseAndRecord)
        {
            log.FailsOpen();
        }

        if (!ExplicitWording.HasChineseElements(Texts.Wording))
        {
            log.NotChinese();
        }
    }

    internal LabelingOptions Options { get; }

    internal LabelTexts Texts { get; }

    internal string Producer { get; }

    internal AigcLabel Produce(ExchangeId exchange, int item)
    {
        AigcLabel label = AigcLabel.Produce(Producer, ProduceIds.Create(exchange, item), Options.FirstPropagator);
        return _signer?.Sign(label) is { } signature ? label with { ReservedCode1 = signature } : label;
    }
}
