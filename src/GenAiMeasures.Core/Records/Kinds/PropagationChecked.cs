using System.Text.Json.Serialization;

namespace GenAiMeasures;

/// <summary>A platform checked a content before it spreads it (Labeling Measures Art. 6).</summary>
public sealed record PropagationChecked : LedgerRecord
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override RecordKind Kind => RecordKind.PropagationChecked;

    /// <summary>Gets the platform's number of the content (内容传播编号).</summary>
    public required string PropagateId { get; init; }

    /// <summary>Gets the outcome: <c>Confirmed</c>, <c>Possible</c>, <c>Suspected</c>, <c>None</c> or <c>Undecided</c>.</summary>
    public required string State { get; init; }

    /// <summary>Gets the codes of what led to it.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>Gets the content's format, or <see langword="null"/> when its metadata were not read.</summary>
    public string? Format { get; init; }

    /// <summary>Gets the producer's number (内容制作编号) that the content carried, or <see langword="null"/>.</summary>
    public string? ProduceId { get; init; }
}
