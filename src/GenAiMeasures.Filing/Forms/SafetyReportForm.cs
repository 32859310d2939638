using System.Collections.Immutable;

namespace GenAiMeasures.Filing;

// 安全评估报告 (service filing 1).
internal sealed record SafetyReportForm
{
    public string? Assessor { get; init; }

    public string? Standard { get; init; }

    public DateOnly? AssessedOn { get; init; }

    public ImmutableArray<ClauseResultForm> Results { get => field.IsDefault ? [] : field; init; }

    public string? Conclusion { get; init; }

    public string? ResidualRisks { get; init; }
}
