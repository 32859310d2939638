using System.Text.Json.Serialization;

namespace GenAiMeasures;

/// <summary>Something was reported to an authority (Interim Measures Art. 14). The library does not send reports; it keeps that they were sent.</summary>
public sealed record RegulatorReported : LedgerRecord
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override RecordKind Kind => RecordKind.RegulatorReported;

    /// <summary>Gets the incident's number, or another case's.</summary>
    public required string Case { get; init; }

    /// <summary>Gets to whom.</summary>
    public required string Authority { get; init; }

    /// <summary>Gets how.</summary>
    public required string Channel { get; init; }

    /// <summary>Gets the receipt's number, or where the sent paper is found.</summary>
    public required string Reference { get; init; }

    /// <summary>Gets when it was sent.</summary>
    public required DateTimeOffset SentAt { get; init; }

    /// <summary>Gets who sent it.</summary>
    public required string Author { get; init; }

    /// <summary>Gets the SHA-256 of what was sent, or <see langword="null"/>.</summary>
    public string? Sha256 { get; init; }
}
