using System.Text.Json.Serialization;

namespace GenAiMeasures;

/// <summary>A report on an incident was drafted, sent, or could not be sent (Interim Measures Art. 14, incident reporting measures of 2025). Holds its digest, not its text.</summary>
public sealed record ReportStepTaken : LedgerRecord
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override RecordKind Kind => RecordKind.ReportStepTaken;

    /// <summary>Gets the incident's number.</summary>
    public required string Case { get; init; }

    /// <summary>Gets the form, such as <c>content</c> or <c>security-first</c>.</summary>
    public required string Form { get; init; }

    /// <summary>Gets the step.</summary>
    public required ReportStep Step { get; init; }

    /// <summary>Gets when.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Gets who.</summary>
    public required string Author { get; init; }

    /// <summary>Gets the SHA-256 of the report.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Gets how many fields were left for people to fill.</summary>
    public int Missing { get; init; }

    /// <summary>Gets the authority, or <see langword="null"/>; when sent.</summary>
    public string? Authority { get; init; }

    /// <summary>Gets the channel, or <see langword="null"/>; when sent.</summary>
    public string? Channel { get; init; }

    /// <summary>Gets the receipt's number, or the kind of failure; <see langword="null"/> for a draft.</summary>
    public string? Reference { get; init; }
}
