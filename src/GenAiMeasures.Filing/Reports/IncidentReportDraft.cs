namespace GenAiMeasures.Filing;

/// <summary>A draft of a report on an incident. Immutable. It is nothing before people have checked it; what they send is theirs.</summary>
public sealed record IncidentReportDraft
{
    /// <summary>Gets the incident's number.</summary>
    public required string Incident { get; init; }

    /// <summary>Gets which report.</summary>
    public required IncidentReportForm Form { get; init; }

    /// <summary>Gets when it was drafted.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Gets the text as Markdown.</summary>
    public required string Markdown { get; init; }

    /// <summary>Gets the document for Word.</summary>
    public required ReadOnlyMemory<byte> Docx { get; init; }

    /// <summary>Gets the SHA-256 of <see cref="Docx"/>.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Gets the ids of the fields that are printed as 【待补充：…】.</summary>
    public required IReadOnlyList<string> Missing { get; init; }

    /// <summary>Gets those of <see cref="Missing"/> without which it is not sent.</summary>
    public required IReadOnlyList<string> MissingRequired { get; init; }
}
