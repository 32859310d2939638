using System.Collections.Immutable;

namespace GenAiMeasures.Filing;

// What one bank needs. Groups are minimums of every risk of a group.
internal sealed record BankRule
{
    public required int Total { get; init; }

    public Dictionary<string, int> Groups { get => field ?? []; init; }

    public int PerTopic { get; init; }

    public ImmutableArray<string> Topics { get => field.IsDefault ? [] : field; init; }

    public required int MaxAgeDays { get; init; }

    public required Confidence Confidence { get; init; }
}
