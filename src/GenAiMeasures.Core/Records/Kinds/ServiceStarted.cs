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

    /// <summary>Gets the SHA-256 of each section of the composed settings. Equal digests are equal settings; the settings themselves are the host's to keep.</summary>
    public IReadOnlyDictionary<string, string> Configuration { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets the coverage of every duty, by the duty's id.</summary>
    public required IReadOnlyDictionary<string, DutyCoverageKind> Duties { get; init; }
}
