using System.Text.Json.Serialization;

namespace GenAiMeasures;

/// <summary>The open rectification items were written out as a sample set (Interim Measures Art. 14(1)).</summary>
public sealed record RectificationExported : LedgerRecord
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override RecordKind Kind => RecordKind.RectificationExported;

    /// <summary>Gets the number of the export.</summary>
    public required string Id { get; init; }

    /// <summary>Gets who asked.</summary>
    public required string Author { get; init; }

    /// <summary>Gets what for.</summary>
    public required RectificationPurpose Purpose { get; init; }

    /// <summary>Gets why.</summary>
    public required string Reason { get; init; }

    /// <summary>Gets how many items were written.</summary>
    public required int Items { get; init; }

    /// <summary>Gets how many of them carry text that the host gave with a basis.</summary>
    public required int WithText { get; init; }
}
