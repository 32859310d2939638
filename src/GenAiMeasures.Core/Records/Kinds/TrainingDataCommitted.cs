using System.Text.Json;
using System.Text.Json.Serialization;

namespace GenAiMeasures;

/// <summary>A version of the register of training data and annotation (Interim Measures Art. 7, 8, 19), whole: the newest record is enough to read the register.</summary>
public sealed record TrainingDataCommitted : LedgerRecord
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override RecordKind Kind => RecordKind.TrainingDataCommitted;

    /// <summary>Gets the version, from 1. Two writers may have written the same one: the record that was committed first stands.</summary>
    public required int Version { get; init; }

    /// <summary>Gets the SHA-256 of the register in its canonical form, 64 hexadecimal digits.</summary>
    public required string Digest { get; init; }

    /// <summary>Gets the entry of the register's history, as an object.</summary>
    public required JsonElement Entry { get; init; }

    /// <summary>Gets the register, as an object.</summary>
    public required JsonElement Register { get; init; }
}
