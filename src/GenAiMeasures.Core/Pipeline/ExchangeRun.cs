using System.Diagnostics;
using Microsoft.Extensions.AI;

namespace GenAiMeasures;

// One exchange at work: opens it, admits it, and settles it exactly once, however it ends.
internal sealed partial class ExchangeRun : IDisposable
{
    private readonly CompliancePipeline _pipeline;
    private readonly HashSet<AIContent> _screened = new(ReferenceEqualityComparer.Instance);
    private readonly bool _streaming;
    private readonly long _startedAt;
    private Task _opened = Task.CompletedTask;
    private bool _settled;

    internal ExchangeRun(CompliancePipeline pipeline, CallContext call, List<ChatMessage> messages, ChatOptions? options, bool streaming, string endpoint = "")
    {
        _pipeline = pipeline;
        _streaming = streaming;
        _startedAt = pipeline.Time.GetTimestamp();
        DateTimeOffset now = pipeline.Time.GetUtcNow();
        Call = call;
        Exchange = new Exchange(ExchangeId.Create(now, pipeline.Random), now, call.Subject, messages, options) { Language = call.Language, Endpoint = endpoint, IsStreaming = streaming };
        Guard = new ScreenGuard(pipeline.Options.Screens, pipeline.Time, Exchange);
        Content = pipeline.Ledger is not null && pipeline.Options.Records.RetainContent != ContentRetention.None ? new ContentCapture() : null;
        Wholes = new WholeContents(this);
        WholeTexts = new WholeTextScreening(Screens, Guard);
        Activity = ComplianceMetrics.Activities.CreateActivity(GenAiMeasuresDiagnostics.ExchangeActivity, ActivityKind.Internal)?.Start();
    }

    internal CallContext Call { get; }

    internal Exchange Exchange { get; }

    internal GenAiComplianceOptions Options => _pipeline.Options;

    internal List<ExchangeScreen> Screens { get; } = [];

    internal List<AnswerLabeler> Labelers { get; } = [];

    internal ScreenGuard Guard { get; }

    internal WholeTextScreening WholeTexts { get; }

    internal WholeContents Wholes { get; }

    // null where nothing of it will be kept, whatever comes
    internal ContentCapture? Content { get; }

    internal VerdictMemory Memory => _pipeline.Memory;

    internal RefusalTexts Texts => _pipeline.Texts;

    internal RefusalLanguage Language => Call.Language;

    internal ComplianceLog Log => _pipeline.Log;

    internal Activity? Activity { get; }

    internal List<RetractedRange> Retractions { get; } = [];

    // set as soon as the exchange cannot go on
    internal Refusal? Refusal { get; private set; }

    // whether a refusal takes back what was shown, instead of leaving it as it stands
    internal bool Withdraws => Refusal is not null && Exchange.Verdict is Verdict.Refuse or Verdict.Substitute && WasAsked;

    // whether the model was asked: a refusal then ends an answer instead of preventing it
    internal bool WasAsked { get; set; }

    internal bool IsScreened(AIContent content) => _screened.Contains(content);

    internal void MarkScreened(AIContent content) => _screened.Add(content);

    // a tool's result that came in with the call is not met again inside the tool loop
    internal void MarkScreened(ChatMessage message)
    {
        foreach (AIContent? content in message.Contents)
        {
            if (content is ToolResultContent)
            {
                _screened.Add(content);
            }
        }
    }

    // whether tools run inside this client before their arguments are screened
    internal bool LacksToolSeat { get; set; }

    // the ids of the stream a refusal or a label joins, and what the caller's program reads about the exchange
    internal bool Describes => Refusal is not null || Labelers.Count > 0 || _pipeline.Ledger is not null;

    internal void Refuse(string code, RiskCode risk = default, string? text = null, Verdict verdict = Verdict.Refuse)
    {
        Exchange.Raise(verdict);
        Exchange.Code = code;
        Exchange.Risk = risk;
        Refusal = new Refusal(code, risk, text ?? Texts.Of(code, Language));
    }

    internal void RefuseBy(ScreenRuling ruling)
    {
        Verdict verdict = ruling.Finding.Verdict;
        string code = verdict == Verdict.Substitute ? RefusalCodes.Substituted
            : !WasAsked ? RefusalCodes.InputRefused
            : verdict == Verdict.Stop ? RefusalCodes.OutputStopped
            : RefusalCodes.OutputRefused;
        Refuse(code, ruling.Finding.Risk, verdict == Verdict.Substitute ? ruling.Replacement : null, verdict);
    }

    internal TimeSpan Elapsed => _pipeline.Time.GetElapsedTime(_startedAt);

    internal long Timestamp => _pipeline.Time.GetTimestamp();

    internal TimeSpan Since(long timestamp) => _pipeline.Time.GetElapsedTime(timestamp);

    // The opened record is durable before the first update of the answer leaves; its write hides behind the model's time
    // to first token.
    internal Task OpenedAsync() => _opened;

    // what the model need not see of one turn inside the tool loop; what a stage cannot minimise is not passed on
    internal IReadOnlyList<ChatMessage> Minimise(IReadOnlyList<ChatMessage> messages)
    {
        foreach (ExchangeStage stage in _pipeline.Stages)
        {
            try
            {
                messages = stage.Minimise(Exchange, messages);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                throw new ScreenUnavailableException(stage.Name, exception);
            }
        }

        return messages;
    }

    // An exception that is ours becomes a refusal. Returns false for one that is not.
    internal bool TryRefuse(Exception exception)
    {
        switch (exception)
        {
            case ScreenUnavailableException screen:
                Log.ScreenFailed(screen.Screen, screen.InnerException!.GetType().Name, Exchange.Id);
                Refuse(RefusalCodes.ScreenUnavailable);
                return true;
            case ContentUnsupportedException:
                Refuse(RefusalCodes.ContentUnsupported);
                return true;
            case LedgerUnavailableException:
                Log.RecordFailed(Exchange.Id, exception.GetType().Name);
                Refuse(RefusalCodes.RecordUnavailable);
                return true;
            default:
                return false;
        }
    }

    public void Dispose()
    {
        _pipeline.Live.TryRemove(Exchange.Id.ToString(), out _);
        foreach (ExchangeScreen screen in Screens)
        {
            screen.Dispose();
        }

        Activity?.Dispose();
    }
}
