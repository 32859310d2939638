using Microsoft.Extensions.Options;

namespace GenAiMeasures;

// Reads the standing before anything else happens to an exchange, and counts what was found in its input when it settles
// (Interim Measures Art. 14(2)).
internal sealed class StandingStage(StandingService service, ILedger ledger, IOptions<GenAiComplianceOptions> options, ComplianceLog log)
    : ExchangeStage, IOptionalStage
{
    private readonly StandingStrikes _strikes = new(service.Ladder, options.Value.Standing);

    public override string Name => "standing";

    public override int Order => StageOrder.Standing;

    public bool IsActive => options.Value.Standing.Enabled && options.Value.Records.Enabled;

    public override async ValueTask<Admission> AdmitAsync(Exchange exchange, CancellationToken cancellationToken)
    {
        // the host's word for a feature is not the model's business, whoever asks
        IReadOnlyList<string> features = RequestedFeatures.Take(exchange);
        if (exchange.Subject is not { Kind: SubjectKind.Identified } subject)
        {
            return Admission.Pass;
        }

        StandingState state;
        try
        {
            state = await service.FindAsync(await ledger.GetPseudonymAsync(subject, cancellationToken), cancellationToken);
        }
        catch (StateUnavailableException exception)
        {
            log.StandingFailed(exception.InnerException?.GetType().Name ?? exception.GetType().Name, exchange.Id);
            return Admission.Refuse(RefusalCodes.StandingUnavailable);
        }

        exchange.Set(new StandingSeat(state));
        string? code = state.Standing switch
        {
            Standing.Terminated => RefusalCodes.StandingTerminated,
            Standing.Suspended => RefusalCodes.StandingSuspended,
            Standing.Restricted when features.Any(f => state.Features.Contains(f, StringComparer.Ordinal)) => RefusalCodes.StandingRestricted,
            _ => null,
        };
        return code is null ? Admission.Pass : Admission.Refuse(code, text: StandingNotices.Of(state, exchange.Language));
    }

    public override async ValueTask SettleAsync(Exchange exchange, CancellationToken cancellationToken)
    {
        if (exchange.Get<StandingSeat>() is not { } seat)
        {
            return;
        }

        StandingState state = seat.State;
        if (_strikes.Find(exchange) is { } strike)
        {
            state = await service.CountAsync(state.Subject, exchange.Id, strike.Risk.IsNone ? strike.Kind : strike.Risk.Value, cancellationToken);
            IncidentOptions incidents = options.Value.Incidents;
            exchange.OpensIncident |= state.Changes.Count > 0 && state.Changes[^1] is { Step: <= StandingStep.Terminate } change
                && change.Exchange == exchange.Id && incidents.Opens(change.Step);
        }
        else if (state.Consecutive > 0 && IsClean(exchange))
        {
            state = await service.ChangeAsync(state.Subject, StandingMachine.Clean, cancellationToken);
        }

        await AnnounceAsync(state, exchange, cancellationToken);
    }

    // An input that was screened and answered. One that was refused, that nobody could screen, or whose caller left says
    // nothing for its user.
    private static bool IsClean(Exchange exchange) =>
        exchange.Outcome is ExchangeOutcome.Completed or ExchangeOutcome.Stopped or ExchangeOutcome.Pending
        && exchange.Code is not RefusalCodes.ScreenUnavailable
        && exchange.Unchecked.Count == 0
        && !exchange.IsContinuation;

    private async ValueTask AnnounceAsync(StandingState state, Exchange exchange, CancellationToken cancellationToken)
    {
        if (state.Standing == Standing.Good)
        {
            return;
        }

        exchange.Announce(GenAiMeasuresProperties.Standing, state.Standing.ToString());
        if (state.Until is { } until)
        {
            exchange.Announce(GenAiMeasuresProperties.StandingUntil, until.ToString("O", System.Globalization.CultureInfo.InvariantCulture));
        }

        // whoever left does not read it: it is told at the next exchange
        bool isRead = exchange.Outcome is ExchangeOutcome.Completed or ExchangeOutcome.Stopped or ExchangeOutcome.Refused or ExchangeOutcome.Pending;
        bool refuses = exchange.Code is RefusalCodes.StandingRestricted or RefusalCodes.StandingSuspended or RefusalCodes.StandingTerminated;
        if (state.NoticeDue is { } due && isRead && StandingNotices.Of(state, exchange.Language) is { } notice)
        {
            exchange.Announce(GenAiMeasuresProperties.Notice, notice);
            exchange.Notice = refuses || !options.Value.Standing.ShowNotice ? null : notice;
            await service.ChangeAsync(state.Subject, s => s.NoticeDue == due ? s with { NoticeDue = null } : s, cancellationToken);
        }
    }
}
