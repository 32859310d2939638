namespace GenAiMeasures.Filing;

/// <summary>A reminder of a deadline.</summary>
/// <param name="Id">The same for the same reminder, also after a restart.</param>
/// <param name="Deadline">The deadline.</param>
/// <param name="IsOverdue">Whether its time is over.</param>
/// <param name="Chinese">What to say, in Chinese.</param>
/// <param name="English">What to say, in English.</param>
public sealed record DeadlineReminder(string Id, Deadline Deadline, bool IsOverdue, string Chinese, string English);
