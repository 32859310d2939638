using System.Collections.Immutable;

namespace GenAiMeasures.Filing;

/// <summary>The days off and the make-up working days that a year's notice of the State Council's office sets. Immutable.</summary>
public sealed record HolidayYear
{
    /// <summary>Gets the year of the notice. Days at the end of the year before may be set by it too.</summary>
    public required int Year { get; init; }

    /// <summary>Gets where the notice can be read.</summary>
    public ImmutableArray<string> Sources { get; init; } = [];

    /// <summary>Gets the days off that the notice names. Other weekends are off as well and not named.</summary>
    public ImmutableArray<DateOnly> Off { get; init; } = [];

    /// <summary>Gets the days on which people work although they would be off: weekend days (调休), seldom a weekday that an earlier notice had made a day off.</summary>
    public ImmutableArray<DateOnly> Work { get; init; } = [];
}
