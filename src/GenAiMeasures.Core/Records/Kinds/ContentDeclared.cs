using System.Text.Json.Serialization;

namespace GenAiMeasures;

/// <summary>A user declared that a content they publish was generated (Labeling Measures Art. 10(1)).</summary>
public sealed record ContentDeclared : LedgerRecord
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override RecordKind Kind => RecordKind.ContentDeclared;

    /// <summary>Gets the subject's pseudonym.</summary>
    public required string Subject { get; init; }

    /// <summary>Gets the host's number of the content.</summary>
    public required string Reference { get; init; }

    /// <summary>Gets when.</summary>
    public required DateTimeOffset At { get; init; }
}
