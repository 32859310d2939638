using System.Text.Json.Serialization;

namespace GenAiMeasures;

/// <summary>An exchange began. Durable before the first update of its answer is released.</summary>
public sealed record ExchangeOpened : LedgerRecord
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override RecordKind Kind => RecordKind.ExchangeOpened;

    /// <summary>Gets the exchange.</summary>
    public required ExchangeId Exchange { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override ExchangeId? ExchangeId => Exchange;

    /// <summary>Gets the subject's pseudonym, a keyed hash, or <see langword="null"/> when nobody is known.</summary>
    public string? Subject { get; init; }

    /// <summary>Gets how well the host knows the subject, or <see langword="null"/> when nobody is known.</summary>
    public SubjectKind? SubjectKind { get; init; }

    /// <summary>Gets the pseudonym of the host's session, or <see langword="null"/>.</summary>
    public string? Session { get; init; }

    /// <summary>Gets whether the answer was asked for as a stream.</summary>
    public required bool Streaming { get; init; }

    /// <summary>Gets how many messages the call carried.</summary>
    public required int Messages { get; init; }

    /// <summary>Gets the version of each screen's policy, by the screen's name.</summary>
    public IReadOnlyDictionary<string, string> Policies { get; init; } = new Dictionary<string, string>();
}
