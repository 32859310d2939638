using System.Text.Json.Serialization;

namespace GenAiMeasures;

/// <summary>A person's data was erased: first the intent, then, linked to it, that it is done. Without the person.</summary>
public sealed record SubjectErased : LedgerRecord
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override RecordKind Kind => RecordKind.SubjectErased;

    /// <summary>Gets the request's id.</summary>
    public required string Request { get; init; }

    /// <summary>Gets whether the keys are gone; otherwise this is the intent.</summary>
    public required bool Done { get; init; }

    /// <summary>Gets the numbers of the keys that are destroyed.</summary>
    public IReadOnlyList<long> Keys { get; init; } = [];

    /// <summary>Gets what stays for now, and why.</summary>
    public IReadOnlyList<ErasureDecision> Kept { get; init; } = [];
}
