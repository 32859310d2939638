using Microsoft.Extensions.Logging;

namespace GenAiMeasures.Filing;

// Event ids are stable and listed in docs/deadlines.md. Nothing a user wrote, and no number of a case, is ever an argument.
internal sealed partial class FilingLog(ILoggerFactory loggers)
{
    private readonly ILogger _logger = loggers.CreateLogger("GenAiMeasures.Filing");

    internal void Reminder(string rule, bool overdue, DateTimeOffset dueAt)
    {
        if (overdue)
        {
            Overdue(rule, dueAt);
        }
        else
        {
            Due(rule, dueAt);
        }
    }

    [LoggerMessage(EventId = 701, EventName = "DeadlineNear", Level = LogLevel.Warning, Message = "A deadline of the rule {Rule} ends at {DueAt}.")]
    internal partial void Due(string rule, DateTimeOffset dueAt);

    [LoggerMessage(EventId = 702, EventName = "DeadlineOverdue", Level = LogLevel.Error, Message = "A deadline of the rule {Rule} was over at {DueAt}.")]
    internal partial void Overdue(string rule, DateTimeOffset dueAt);

    [LoggerMessage(EventId = 703, EventName = "ReminderFailed", Level = LogLevel.Error, Message = "A reminder of the rule {Rule} could not be passed on ({ErrorType}); it is tried again.")]
    internal partial void ReminderFailed(string rule, string errorType);

    [LoggerMessage(EventId = 704, EventName = "ClockFailed", Level = LogLevel.Error, Message = "The clocks could not be looked at ({ErrorType}); they are looked at again.")]
    internal partial void ClockFailed(string errorType);

    [LoggerMessage(EventId = 706, EventName = "BankUnreadable", Level = LogLevel.Error, Message = "The test bank {Bank} cannot be read ({ErrorType}); whether it was updated is not known.")]
    internal partial void BankUnreadable(BankKind bank, string errorType);

    [LoggerMessage(EventId = 707, EventName = "ComplaintTermsFailed", Level = LogLevel.Error, Message = "The terms of closed complaints could not be kept ({ErrorType}); it is tried again.")]
    internal partial void TermsFailed(string errorType);

    [LoggerMessage(EventId = 705, EventName = "ReportNotSent", Level = LogLevel.Error, Message = "A report of the form {Form} could not be sent ({ErrorType}).")]
    internal partial void ReportNotSent(string form, string errorType);
}
