using System.Collections.Immutable;

namespace GenAiMeasures.Filing;

// the shape of incident-grades.json
internal sealed record IncidentGradeTable
{
    public required string Version { get; init; }

    public required string Notice { get; init; }

    public required string Source { get; init; }

    public required ImmutableArray<IncidentGradeCriterion> Criteria { get; init; }
}
