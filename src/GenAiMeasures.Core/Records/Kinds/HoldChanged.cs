using System.Text.Json.Serialization;

namespace GenAiMeasures;

/// <summary>A hold was opened or released.</summary>
public sealed record HoldChanged : LedgerRecord
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override RecordKind Kind => RecordKind.HoldChanged;

    /// <summary>Gets the case's id.</summary>
    public required string Hold { get; init; }

    /// <summary>Gets whether it was opened; otherwise it was released.</summary>
    public required bool Opened { get; init; }

    /// <summary>Gets why.</summary>
    public required string Reason { get; init; }

    /// <summary>Gets who ordered it.</summary>
    public required string By { get; init; }

    /// <summary>Gets when it is looked at again.</summary>
    public DateOnly? ReviewOn { get; init; }

    /// <summary>Gets the codes of the retention classes it covers.</summary>
    public IReadOnlyList<string> Classes { get; init; } = [];

    /// <summary>Gets the numbers of the keys it covers.</summary>
    public IReadOnlyList<long> Keys { get; init; } = [];
}
