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

    [LoggerMessage(EventId = 30, EventName = "StandingFailed", Level = LogLevel.Error, Message = "The standing store failed with {ErrorType}; the exchange {Exchange} was refused.")]
    internal partial void StandingFailed(string errorType, ExchangeId exchange);
}
