using System.Text.Json.Serialization;

namespace GenAiMeasures;

/// <summary>A duty was set aside when the service started.</summary>
public sealed record DutyWaived : LedgerRecord
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override RecordKind Kind => RecordKind.DutyWaived;

    /// <summary>Gets the duty's id.</summary>
    public required string Duty { get; init; }

    /// <summary>Gets the reason.</summary>
    public required string Reason { get; init; }
}
