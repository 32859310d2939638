using System.Collections.Immutable;

namespace GenAiMeasures.Filing;

// A consistency rule as data. Kind says how Fields, Table, Column and Values are read.
internal sealed record PackageRule
{
    public required string Code { get; init; }

    public required string Kind { get; init; }

    public ImmutableArray<string> Fields { get => field.IsDefault ? [] : field; init; }

    public string? Table { get; init; }

    public string? Key { get; init; }

    public string? Column { get; init; }

    public string? Pattern { get; init; }

    public ImmutableArray<string> Values { get => field.IsDefault ? [] : field; init; }

    public FilingProblemSeverity? Severity { get; init; }

    public required string Chinese { get; init; }

    public required string English { get; init; }

    public required string Clause { get; init; }

    public required Confidence Confidence { get; init; }
}
