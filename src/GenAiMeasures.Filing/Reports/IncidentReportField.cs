namespace GenAiMeasures.Filing;

/// <summary>A field of a report. Read from a data file of this package. Immutable.</summary>
public sealed record IncidentReportField
{
    /// <summary>Gets the id under which a value is given.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the name in Chinese, as it is printed.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the fact of the ledger that fills it where no value is given, or <see langword="null"/>.</summary>
    public string? Fact { get; init; }

    /// <summary>Gets whether the report is not sent without it.</summary>
    public bool Required { get; init; }
}
