using System.Text.Json.Serialization;

namespace GenAiMeasures;

/// <summary>A version of a text towards users took effect: the disclosure, the agreement, the complaint rules (Interim Measures Art. 9, 10, 15; Labeling Measures Art. 8).</summary>
public sealed record PolicyPublished : LedgerRecord
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override RecordKind Kind => RecordKind.PolicyPublished;

    /// <summary>Gets which text, such as <c>disclosure</c>.</summary>
    public required string Document { get; init; }

    /// <summary>Gets the version.</summary>
    public required string Version { get; init; }

    /// <summary>Gets the SHA-256 of the text in UTF-8.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Gets from which day it holds, in Asia/Shanghai.</summary>
    public required DateOnly EffectiveFrom { get; init; }

    /// <summary>Gets when it was published.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Gets who published it.</summary>
    public required string Author { get; init; }
}
