namespace GenAiMeasures;

/// <summary>A number of days that a calendar has counted. Immutable.</summary>
/// <param name="Days">The number of days; negative when counted backwards.</param>
/// <param name="Certainty">How sure the calendar is.</param>
public readonly record struct CalendarCount(int Days, CalendarCertainty Certainty);
