using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace GenAiMeasures.Moderation;

// Terms that are cut in two by the border between messages or turns, and what a conversation's findings come to.
internal sealed class SessionStage(SessionStore store, IOptions<ModerationOptions> options) : ExchangeStage
{
    private readonly SessionOptions _options = options.Value.Sessions;

    public override string Name => LexiconFindings.SessionScreenName;

    // after the lexicons' own stage, which takes the version
    public override int Order => StageOrder.Screen + 4;

    public override ExchangeScreen? OpenScreen(Exchange exchange)
    {
        if (exchange.Get<LexiconPolicy>() is not { } policy || (!_options.JoinMessages && _options.Remembered == 0))
        {
            return null;
        }

        var session = new SessionExchange(store.Open(exchange));
        exchange.Set(session);
        return _options.JoinMessages ? new SessionScreen(policy, session, exchange, _options) : null;
    }

    public override ValueTask<Admission> AdmitAsync(Exchange exchange, CancellationToken cancellationToken)
    {
        if (exchange.Get<SessionExchange>() is not { } session || exchange.Get<LexiconPolicy>() is not { } policy)
        {
            return new(Admission.Pass);
        }

        if (_options.JoinMessages && Judge(exchange, session, policy) is { } refused)
        {
            return new(refused);
        }

        return new(Escalate(exchange, session));
    }

    public override ValueTask SettleAsync(Exchange exchange, CancellationToken cancellationToken)
    {
        if (exchange.Get<SessionExchange>() is { State: { } state } session && exchange.Get<LexiconPolicy>() is { } policy)
        {
            (string Input, string Output) tails = _options.JoinMessages
                ? (JoinedTexts.TailOf(policy.Snapshot, session.Input), session.HasOwnOutput ? JoinedTexts.TailOf(policy.Snapshot, session.Output) : "")
                : ("", "");
            state.Note(exchange, tails, store.Time.GetUtcNow());
        }

        return default;
    }

    private Admission? Judge(Exchange exchange, SessionExchange session, LexiconPolicy policy)
    {
        IReadOnlyList<ChatMessage> messages = exchange.Messages;
        int turn = Turns.StartOfCurrent(messages);
        var joined = new JoinedTexts(policy.Snapshot, _options.ShortestAcrossTurns);
        string earlier = turn > 0 && LastUserText(messages, turn) is { Length: > 0 } before ? before : session.State?.Tails.Input ?? "";
        joined.AddEarlier(earlier);
        session.Input = earlier;
        for (int i = turn; i < messages.Count; i++)
        {
            if (messages[i].Role == ChatRole.User && messages[i].Text is { Length: > 0 } text)
            {
                joined.Add(text, i);
                session.Input += text;
            }
        }

        Finding? refusing = null;
        foreach ((LexiconSnapshot of, Hit hit, int message) in joined.Find())
        {
            Finding finding = LexiconFindings.Of(of, hit, new ContentPlace(ScreenSide.Input, ContentKind.Text, message, 0), Name);
            exchange.AddFinding(finding);
            refusing = finding.Verdict > Verdict.Flag && (refusing is null || finding.Verdict > refusing.Verdict) ? finding : refusing;
        }

        // half of a term cannot be redacted: it is refused
        return refusing is null ? null
            : refusing.Verdict == Verdict.Substitute ? Admission.Refuse(RefusalCodes.Substituted, refusing.Risk, policy.AnswerFor(refusing.Risk))
            : Admission.Refuse(RefusalCodes.InputRefused, refusing.Risk);
    }

    private Admission Escalate(Exchange exchange, SessionExchange session)
    {
        if (_options.EscalateAfter == 0 || session.State is not { } state || state.Refused < _options.EscalateAfter)
        {
            return Admission.Pass;
        }

        int turn = Turns.StartOfCurrent(exchange.Messages);
        Finding? flagged = exchange.Findings.FirstOrDefault(f =>
            f.Verdict == Verdict.Flag && f.Kind is null && f.Place.Side == ScreenSide.Input && f.Place.Message >= turn
            && !f.Rule.StartsWith("shadow:", StringComparison.Ordinal));
        return flagged is null ? Admission.Pass : Admission.Refuse(RefusalCodes.InputRefused, flagged.Risk);
    }

    private static string LastUserText(IReadOnlyList<ChatMessage> messages, int before)
    {
        for (int i = before - 1; i >= 0; i--)
        {
            if (messages[i].Role == ChatRole.User)
            {
                return messages[i].Text;
            }
        }

        return "";
    }
}
