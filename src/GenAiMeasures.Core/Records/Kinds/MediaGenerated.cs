using System.Text.Json.Serialization;

namespace GenAiMeasures;

/// <summary>A generator of images or speech that runs outside of a chat made something, and it was labelled or not (Interim Measures Art. 12).</summary>
public sealed record MediaGenerated : LedgerRecord
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override RecordKind Kind => RecordKind.MediaGenerated;

    /// <summary>Gets the number under which it was generated; the numbers of its contents (内容制作编号) begin with it.</summary>
    public required ExchangeId Exchange { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override ExchangeId? ExchangeId => Exchange;

    /// <summary>Gets what generated it: <c>image</c> or <c>speech</c>.</summary>
    public required string Generator { get; init; }

    /// <summary>Gets the subject's pseudonym, or <see langword="null"/> when nobody is known.</summary>
    public string? Subject { get; init; }

    /// <summary>Gets the labels that were written, and the contents that went out without one.</summary>
    public IReadOnlyList<LabelFact> Labels { get; init; } = [];

    /// <summary>Gets how many contents were withheld because they could not be labelled.</summary>
    public int Withheld { get; init; }

    /// <summary>Gets the model as its service names it, or <see langword="null"/>.</summary>
    public string? Model { get; init; }
}
