namespace GenAiMeasures;

/// <summary>A date that a calendar has worked out. Immutable.</summary>
/// <param name="Date">The date, in Asia/Shanghai.</param>
/// <param name="Certainty">How sure the calendar is.</param>
public readonly record struct CalendarDate(DateOnly Date, CalendarCertainty Certainty);
