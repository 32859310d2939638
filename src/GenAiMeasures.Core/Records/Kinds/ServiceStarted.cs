using System.Text.Json.Serialization;

namespace GenAiMeasures;

/// <summary>The service started under these settings.</summary>
public sealed record ServiceStarted : LedgerRecord
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override RecordKind Kind => RecordKind.ServiceStarted;

    /// <summary>Gets the scope.</summary>
    public required ServiceScope Scope { get; init; }

    /// <summary>Gets the name of the service.</summary>
    public required string Service { get; init; }

    /// <summary>Gets the version of the library.</summary>
    public required string Library { get; init; }

    /// <summary>Gets the coverage of every duty, by the duty's id.</summary>
    public required IReadOnlyDictionary<string, DutyCoverageKind> Duties { get; init; }
}
