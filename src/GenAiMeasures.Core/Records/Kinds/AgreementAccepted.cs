using System.Text.Json.Serialization;

namespace GenAiMeasures;

/// <summary>A subject accepted a version of the service agreement (Interim Measures Art. 9(2)). May be written twice after a crash.</summary>
public sealed record AgreementAccepted : LedgerRecord
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override RecordKind Kind => RecordKind.AgreementAccepted;

    /// <summary>Gets the subject's pseudonym.</summary>
    public required string Subject { get; init; }

    /// <summary>Gets the version.</summary>
    public required string Version { get; init; }

    /// <summary>Gets the SHA-256 of the text that was shown.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Gets when it was accepted.</summary>
    public required DateTimeOffset At { get; init; }
}
