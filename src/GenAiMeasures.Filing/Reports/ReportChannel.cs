namespace GenAiMeasures.Filing;

/// <summary>A way on which a report is handed in. Named only: the library sends nothing. Immutable.</summary>
public sealed record ReportChannel
{
    /// <summary>Gets the id, such as <c>12387-web</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the name in Chinese.</summary>
    public required string NameChinese { get; init; }

    /// <summary>Gets the name in English.</summary>
    public required string NameEnglish { get; init; }

    /// <summary>Gets the number or address; empty where each place has its own.</summary>
    public required string Address { get; init; }

    /// <summary>Gets the reports it takes.</summary>
    public required IReadOnlyList<IncidentReportForm> Forms { get; init; }

    /// <summary>Gets where it was read.</summary>
    public required string Source { get; init; }

    /// <summary>Gets how surely it is known.</summary>
    public required Confidence Confidence { get; init; }
}
