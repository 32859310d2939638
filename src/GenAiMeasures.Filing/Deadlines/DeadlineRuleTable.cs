using System.Collections.Immutable;

namespace GenAiMeasures.Filing;

// the shape of deadline-rules.json
internal sealed record DeadlineRuleTable
{
    public required string Version { get; init; }

    public required string Notice { get; init; }

    public required ImmutableArray<DeadlineRule> Rules { get; init; }
}
