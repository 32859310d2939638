using System.Text.Json.Serialization;

namespace GenAiMeasures;

/// <summary>A user was given content without its explicit label on request (Labeling Measures Art. 9). Kept for at least six months; durable before the content leaves.</summary>
public sealed record UnlabelledGranted : LedgerRecord
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override RecordKind Kind => RecordKind.UnlabelledGranted;

    /// <summary>Gets the recipient's pseudonym (提供对象信息): a keyed hash of the host's account id.</summary>
    public required string Subject { get; init; }

    /// <summary>Gets the version of the service agreement that makes the user's duty to label clear.</summary>
    public required string Agreement { get; init; }

    /// <summary>Gets when the user accepted that version.</summary>
    public required DateTimeOffset AcceptedAt { get; init; }

    /// <summary>Gets when the user asked.</summary>
    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>Gets the host's own number of the request.</summary>
    public required string Reference { get; init; }

    /// <summary>Gets the number of the content (内容制作编号) where it existed already, or <see langword="null"/> for the next exchange, whose record names this one's reference.</summary>
    public string? ProduceId { get; init; }
}
