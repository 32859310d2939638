namespace GenAiMeasures.Filing;

/// <summary>How many deadlines run.</summary>
/// <param name="At">When they were counted.</param>
/// <param name="Open">How many are open, what must only be kept left out.</param>
/// <param name="Overdue">How many of them are overdue.</param>
/// <param name="DueWithinWeek">How many more end within seven days.</param>
public sealed record DeadlineCounts(DateTimeOffset At, long Open, long Overdue, long DueWithinWeek);
