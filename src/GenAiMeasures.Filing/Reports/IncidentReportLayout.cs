namespace GenAiMeasures.Filing;

/// <summary>What a report asks for. Read from a data file of this package. Immutable.</summary>
public sealed record IncidentReportLayout
{
    /// <summary>Gets which report.</summary>
    public required IncidentReportForm Form { get; init; }

    /// <summary>Gets the code under which it is recorded.</summary>
    public required string Code { get; init; }

    /// <summary>Gets the title in Chinese.</summary>
    public required string TitleChinese { get; init; }

    /// <summary>Gets the instrument and article.</summary>
    public required string Article { get; init; }

    /// <summary>Gets the kinds of incident it is for.</summary>
    public required IReadOnlyList<IncidentKind> Kinds { get; init; }

    /// <summary>Gets where the fields were read.</summary>
    public required string Source { get; init; }

    /// <summary>Gets how surely they are known.</summary>
    public required Confidence Confidence { get; init; }

    /// <summary>Gets the fields, in order.</summary>
    public required IReadOnlyList<IncidentReportField> Fields { get; init; }
}
