using Microsoft.Extensions.Options;

namespace GenAiMeasures.Labeling;

internal sealed class PropagationCheck : IPropagationCheck
{
    private static readonly PropagationData Data = LabelingData.Read("propagation.json", LabelingDataContext.Default.PropagationData);

    private readonly string _propagator;
    private readonly ILedger? _ledger;

    public PropagationCheck(IOptions<PropagationOptions> options, IOptions<GenAiComplianceOptions> compliance, ILedger? ledger = null)
    {
        _propagator = options.Value.ContentPropagator
            ?? ProviderCode.Of(compliance.Value.Provider, ProviderService.Propagation, options.Value.ApplicationCode).Value;
        _ledger = compliance.Value.Records.Enabled ? ledger : null;
    }

    public string ReminderChinese => Data.ReminderChinese;

    public string ReminderEnglish => Data.ReminderEnglish;

    public PropagationDecision Decide(PropagationEvidence evidence, string propagateId)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        ArgumentException.ThrowIfNullOrEmpty(propagateId);
        if (!AigcLabel.CanHold(propagateId))
        {
            throw new ArgumentException(
                "The number holds a character outside printable ASCII without space, quote and backslash (GB 45438-2025 Annex E j).", nameof(propagateId));
        }

        var reasons = new PropagationReasons(evidence, Data);
        PropagationState state = reasons.State;
        PropagationStateData? data = Array.Find(Data.States, s => s.State == state);
        return new PropagationDecision
        {
            State = state,
            Label = data is null ? null : LabelOf(evidence.Read, data.Claim, propagateId),
            NoticeChinese = data?.NoticeChinese,
            NoticeEnglish = data?.NoticeEnglish,
            Clause = data?.Clause,
            Reasons = [.. reasons.Codes.Select(ReasonOf)],
            NeedsReview = reasons.IsBlind && state != PropagationState.Confirmed,
        };
    }

    public async ValueTask<PropagationDecision> CheckAsync(PropagationEvidence evidence, string propagateId, CancellationToken cancellationToken = default)
    {
        PropagationDecision decision = Decide(evidence, propagateId);
        ILedger ledger = _ledger ?? throw new InvalidOperationException(
            "The check cannot be recorded: the app has no ledger store, or GenAiMeasures:Records:Enabled is false. Add a store, or call Decide and keep the decision yourself.");
        await ledger.AppendAsync(
            new PropagationChecked
            {
                PropagateId = propagateId,
                State = decision.State.ToString(),
                Reasons = [.. decision.Reasons.Select(r => r.Code)],
                Format = evidence.Read?.Format,
                ProduceId = decision.Label?.ProduceId is { Length: > 0 } id ? id : null,
            },
            cancellationToken);
        return decision;
    }

    private static PropagationReason ReasonOf(string code) => Array.Find(Data.Reasons, r => r.Code == code)
        ?? throw new InvalidOperationException($"The data file propagation.json has no words for '{code}'.");

    private AigcLabel LabelOf(LabelReadResult? read, string claim, string propagateId)
    {
        AigcLabel? there = read is null ? null : Clearest(read, claim);
        return there is null
            ? new AigcLabel { Label = claim, ContentPropagator = _propagator, PropagateId = propagateId }
            : (there.Label == claim ? there : there with { Label = claim }).Propagate(_propagator, propagateId);
    }

    // the label that made the state, otherwise the one that counts
    private static AigcLabel? Clearest(LabelReadResult read, string claim)
    {
        AigcLabel? counting = read.Label;
        return counting?.Label == claim
            ? counting
            : read.Sites.FirstOrDefault(s => s.Label?.Label == claim)?.Label ?? counting;
    }
}
