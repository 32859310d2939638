namespace GenAiMeasures.Filing;

internal sealed record PolicyTemplate
{
    public required PolicyDocument Document { get; init; }

    public required string Code { get; init; }

    public required string TitleChinese { get; init; }

    public required string Article { get; init; }

    public required Confidence Confidence { get; init; }

    public required string Source { get; init; }

    public required IReadOnlyList<PolicyClause> Sections { get; init; }
}
