using System.Text.Json.Serialization;

namespace GenAiMeasures;

/// <summary>A setting or a screen's policy is another than at the last start or exchange. Names and digests; no values.</summary>
public sealed record ConfigurationChanged : LedgerRecord
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override RecordKind Kind => RecordKind.ConfigurationChanged;

    /// <summary>Gets what changed.</summary>
    public required IReadOnlyList<ConfigurationChange> Changes { get; init; }
}
