using Microsoft.Extensions.Logging;

namespace GenAiMeasures.AspNetCore;

// Event ids are stable and listed in docs/diagnostics.md. Nothing a user wrote, and no id of a user, is ever an argument.
internal sealed partial class WebLog(ILogger<WebLog> logger)
{
    [LoggerMessage(EventId = 90, EventName = "ConsoleOpen", Level = LogLevel.Warning, Message = "The compliance console answers to other machines (GenAiMeasures:Web:Console:AllowRemote). Keep it behind TLS and a network of your own.")]
    internal partial void ConsoleIsRemote();

    [LoggerMessage(EventId = 91, EventName = "ConsoleRefused", Level = LogLevel.Warning, Message = "A request to the compliance console was refused: {Cause}.")]
    internal partial void ConsoleRefused(string cause);

    [LoggerMessage(EventId = 92, EventName = "ConsoleFailed", Level = LogLevel.Error, Message = "The console could not do what was asked ({ErrorType}).")]
    internal partial void ConsoleFailed(string errorType);

    [LoggerMessage(EventId = 93, EventName = "IntakeFailed", Level = LogLevel.Error, Message = "What a person sent in could not be taken ({ErrorType}).")]
    internal partial void IntakeFailed(string errorType);
}
