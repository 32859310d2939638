namespace GenAiMeasures.Labeling;

// Labels every answer (Interim Measures Art. 12; Labeling Measures Art. 4, 5).
internal sealed class LabelingStage(LabelPolicy policy, UnlabelledDelivery unlabelled, MediaRewriter media) : ExchangeStage
{
    private readonly HistoryLabels _history = new(policy.Texts);

    public override string Name => "labeling";

    public override int Order => StageOrder.Label;

    public override ValueTask<Admission> AdmitAsync(Exchange exchange, CancellationToken cancellationToken)
    {
        if (unlabelled.Current is { } permit)
        {
            if (!permit.IsFor(exchange.Subject))
            {
                return new(Admission.Refuse(RefusalCodes.UnlabelledNotGranted));
            }

            if (permit.TrySpend())
            {
                exchange.Set(permit);
            }
        }

        exchange.Set(new TurnLabels(_history.HasOpening(exchange.Messages)));
        if (!exchange.IsContinuation && _history.Strip(exchange.Messages) is { } stripped)
        {
            exchange.ReplaceMessages(stripped);
        }

        return new(Admission.Pass);
    }

    public override AnswerLabeler OpenLabeler(Exchange exchange) => new ChatLabeler(policy, exchange, media);
}
