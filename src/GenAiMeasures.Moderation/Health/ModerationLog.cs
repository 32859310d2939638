using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace GenAiMeasures.Moderation;

// Event ids are stable and listed in docs/diagnostics.md. No term, no text and no row of a lexicon is ever an argument.
internal sealed partial class ModerationLog(ILoggerFactory? loggers = null)
{
    private readonly ILogger _logger = (loggers ?? NullLoggerFactory.Instance).CreateLogger<LexiconStore>();

    [LoggerMessage(EventId = 50, EventName = "LexiconReloaded", Level = LogLevel.Information, Message = "Changed lexicons are in force, digest {Digest}.")]
    internal partial void Reloaded(string digest);

    [LoggerMessage(EventId = 51, EventName = "LexiconReloadFailed", Level = LogLevel.Error, Message = "Changed lexicons cannot be used ({Problems} problems); the last good ones stay in force.")]
    internal partial void ReloadFailed(int problems);

    [LoggerMessage(EventId = 52, EventName = "LexiconRecordFailed", Level = LogLevel.Critical, Message = "The change of the lexicons could not be recorded ({ErrorType}).")]
    internal partial void RecordFailed(string errorType);
}
