using Microsoft.Extensions.Logging;

namespace GenAiMeasures;

// Event ids are stable and listed in docs/diagnostics.md. Nothing a user wrote, and no id of a user, is ever an argument.
internal sealed partial class ComplianceLog(ILoggerFactory loggers)
{
    private readonly ILogger _logger = loggers.CreateLogger<ComplianceChatClient>();

    [LoggerMessage(EventId = 1, EventName = "ExchangeRefused", Level = LogLevel.Information, Message = "Exchange {Exchange} was refused with code {Code}.")]
    internal partial void Refused(ExchangeId exchange, string code);

    [LoggerMessage(EventId = 2, EventName = "ExchangeStopped", Level = LogLevel.Warning, Message = "Exchange {Exchange} was stopped with code {Code}, risk {Risk}.")]
    internal partial void Stopped(ExchangeId exchange, string code, string risk);

    [LoggerMessage(EventId = 3, EventName = "ScreenFailed", Level = LogLevel.Error, Message = "The screen {Screen} failed with {ErrorType}; the exchange {Exchange} was refused.")]
    internal partial void ScreenFailed(string screen, string errorType, ExchangeId exchange);

    [LoggerMessage(EventId = 4, EventName = "LabelFailed", Level = LogLevel.Error, Message = "A content could not be labelled ({ErrorType}) and was withheld.")]
    internal partial void LabelFailed(string errorType);

    [LoggerMessage(EventId = 5, EventName = "AdmissionFailed", Level = LogLevel.Error, Message = "The stage {Stage} failed with {ErrorType}; the exchange {Exchange} was refused.")]
    internal partial void AdmissionFailed(string stage, string errorType, ExchangeId exchange);

    [LoggerMessage(EventId = 6, EventName = "RecordFailed", Level = LogLevel.Critical, Message = "Exchange {Exchange} could not be recorded ({ErrorType}).")]
    internal partial void RecordFailed(ExchangeId exchange, string errorType);

    [LoggerMessage(EventId = 7, EventName = "ToolSeatMissing", Level = LogLevel.Warning, Message = "Tools are invoked inside this chat client without UseGenAiToolScreening(): they run before their arguments are screened. Add it after UseFunctionInvocation().")]
    internal partial void ToolSeatMissing();

    [LoggerMessage(EventId = 8, EventName = "ExchangesInterrupted", Level = LogLevel.Warning, Message = "{Count} exchanges were open when the service last ended; they are now on record as interrupted.")]
    internal partial void Interrupted(int count);

    [LoggerMessage(EventId = 9, EventName = "ScreensFailOpen", Level = LogLevel.Warning, Message = "GenAiMeasures:Screens:OnFailure is ReleaseUnchecked: text goes out unchecked when a screen fails, and the ledger will say so.")]
    internal partial void FailsOpen();

    [LoggerMessage(EventId = 10, EventName = "ResolverFailed", Level = LogLevel.Error, Message = "A subject resolver failed with {ErrorType}; the exchange {Exchange} was refused.")]
    internal partial void ResolverFailed(string errorType, ExchangeId exchange);

    [LoggerMessage(EventId = 20, EventName = "CheckpointFailed", Level = LogLevel.Error, Message = "Signed checkpoints could not be kept ({ErrorType}). Check GenAiMeasures:Records:CheckpointPaths and the disk of the ledger store.")]
    internal partial void CheckpointFailed(string errorType);

    [LoggerMessage(EventId = 21, EventName = "ErasedAgain", Level = LogLevel.Warning, Message = "An older copy of the ledger's keys was put in place: {Count} keys that had been erased were in it and are destroyed again.")]
    internal partial void ErasedAgain(int count);

    [LoggerMessage(EventId = 22, EventName = "RetentionFailed", Level = LogLevel.Error, Message = "What is overdue could not be deleted ({ErrorType}); it is tried again at the next run.")]
    internal partial void RetentionFailed(string errorType);

    [LoggerMessage(EventId = 23, EventName = "BufferedRecordFailed", Level = LogLevel.Error, Message = "A record that nobody waits for could not be made durable ({ErrorType}).")]
    internal partial void BufferedRecordFailed(string errorType);

    [LoggerMessage(EventId = 24, EventName = "ClockJumped", Level = LogLevel.Warning, Message = "The clock was set by {Seconds} seconds, or the machine slept; it is on record.")]
    internal partial void ClockJumped(long seconds);

    [LoggerMessage(EventId = 25, EventName = "RequestOverdue", Level = LogLevel.Error, Message = "The request {Request} of a person was due on {Due} and is not answered, {Days} days after it came in.")]
    internal partial void RequestOverdue(string request, DateOnly due, int days);

    [LoggerMessage(EventId = 26, EventName = "HeartbeatFailed", Level = LogLevel.Error, Message = "The recorder's heartbeat could not be recorded ({ErrorType}).")]
    internal partial void HeartbeatFailed(string errorType);

    [LoggerMessage(EventId = 27, EventName = "ReserveReleased", Level = LogLevel.Critical, Message = "The disk of the ledger store is full: the space kept for deleting is in use. Until there is room for it again only deletions are recorded.")]
    internal partial void ReserveReleased();

    [LoggerMessage(EventId = 30, EventName = "StandingFailed", Level = LogLevel.Error, Message = "The standing store failed with {ErrorType}; the exchange {Exchange} was refused.")]
    internal partial void StandingFailed(string errorType, ExchangeId exchange);
}
