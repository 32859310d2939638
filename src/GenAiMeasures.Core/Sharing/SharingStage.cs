using Microsoft.Extensions.Options;

namespace GenAiMeasures;

// Looks at what is about to leave for the model: who gets it, on which basis, and whether it holds personal information
// (Interim Measures Art. 11(1)). Stands after the stages that minimise, so that it judges what really leaves.
internal sealed class SharingStage(
    SharingGuard guard, ILedger ledger, IOptions<GenAiComplianceOptions> options, IEnumerable<IPersonalInformationMinimiser> minimisers, ComplianceMetrics metrics)
    : ExchangeStage, IOptionalStage
{
    private readonly PromptMinimiser _minimiser = new(minimisers);

    public override string Name => "sharing";

    public override int Order => StageOrder.Sharing;

    public bool IsActive => options.Value.Sharing.Recipients.Count > 0 && options.Value.Records.Enabled;

    public override ValueTask<Admission> AdmitAsync(Exchange exchange, CancellationToken cancellationToken)
    {
        (string key, SharingRecipient? recipient) = guard.Find(exchange.Endpoint);
        if (recipient is null)
        {
            return new(Decide(exchange, key, null, SharingOutcome.RefusedUndeclared, false));
        }

        bool personal = exchange.HoldsPersonalInformation || _minimiser.Holds(exchange);
        if (!personal || recipient.HasBasis)
        {
            return new(Decide(exchange, key, recipient, SharingOutcome.Shared, personal));
        }

        bool isMinimised = options.Value.Sharing.WithoutBasis == WithoutBasis.Minimise && TryMinimise(exchange);
        return new(Decide(exchange, key, recipient, isMinimised ? SharingOutcome.Minimised : SharingOutcome.RefusedWithoutBasis, !isMinimised));
    }

    public override async ValueTask SettleAsync(Exchange exchange, CancellationToken cancellationToken)
    {
        if (exchange.Get<SharingSeat>() is { } seat)
        {
            await seat.Recorded;
        }
    }

    // True when nothing that a minimiser knows is left. What only a screen has found, the minimisers cannot take out.
    private bool TryMinimise(Exchange exchange)
    {
        if (!_minimiser.IsAvailable || exchange.HoldsPersonalInformation || exchange.IsContinuation)
        {
            return false;
        }

        exchange.ReplaceMessages(_minimiser.Rewrite(exchange.Messages));
        return !_minimiser.Holds(exchange);
    }

    private Admission Decide(Exchange exchange, string key, SharingRecipient? recipient, SharingOutcome outcome, bool personal)
    {
        // buffered: written while the model works, awaited when the exchange settles
        ContentShared record = SharingGuard.Record(key, recipient, outcome, personal) with { Exchange = exchange.Id, Person = exchange.Subject };
        exchange.Set(new SharingSeat(ledger.AppendAsync(record, CancellationToken.None).AsTask()));
        metrics.SharingDecided(outcome);
        return outcome switch
        {
            SharingOutcome.RefusedUndeclared => Admission.Refuse(RefusalCodes.RecipientUndeclared),
            SharingOutcome.RefusedWithoutBasis => Admission.Refuse(RefusalCodes.SharingRefused),
            _ => Admission.Pass,
        };
    }
}
