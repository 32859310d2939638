using System.Collections.Immutable;

namespace GenAiMeasures.Filing;

// the shape of holidays.json
internal sealed record HolidayTable
{
    public required string Notice { get; init; }

    public required string Version { get; init; }

    public required ImmutableArray<HolidayYear> Years { get; init; }
}
