using System.Text.Json.Serialization;

namespace GenAiMeasures;

/// <summary>An exchange ended. There is exactly one for every opened exchange; recovery writes it for one that a crash left open.</summary>
public sealed record ExchangeSettled : LedgerRecord
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override RecordKind Kind => RecordKind.ExchangeSettled;

    /// <summary>Gets the exchange.</summary>
    public required ExchangeId Exchange { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override ExchangeId? ExchangeId => Exchange;

    /// <summary>Gets what was said, or <see langword="null"/>. Not written into the record: it is sealed in a part of its own.</summary>
    [JsonIgnore]
    public ExchangeContent? Content { get; init; }

    /// <summary>Gets how it ended.</summary>
    public required ExchangeOutcome Outcome { get; init; }

    /// <summary>Gets the strictest verdict that took effect.</summary>
    public Verdict Verdict { get; init; }

    /// <summary>Gets the code of the refusal, or <see langword="null"/>.</summary>
    public string? Code { get; init; }

    /// <summary>Gets the risk of the refusal, such as <c>A.1.a</c>, or <see langword="null"/>.</summary>
    public string? Risk { get; init; }

    /// <summary>Gets what was found, without text.</summary>
    public IReadOnlyList<FindingFact> Findings { get; init; } = [];

    /// <summary>Gets the labels that were written.</summary>
    public IReadOnlyList<LabelFact> Labels { get; init; } = [];

    /// <summary>Gets the screens that failed and were passed over: what they would have seen went out unchecked.</summary>
    public IReadOnlyList<string> Unchecked { get; init; } = [];

    /// <summary>Gets the model as its service names it, or <see langword="null"/>.</summary>
    public string? Model { get; init; }

    /// <summary>Gets how many characters of generated text were released.</summary>
    public long ReleasedCharacters { get; init; }

    /// <summary>Gets how many ranges of released text were retracted.</summary>
    public int RetractedRanges { get; init; }

    /// <summary>Gets the input tokens that the model's service counted, or <see langword="null"/> when unknown.</summary>
    public long? InputTokens { get; init; }

    /// <summary>Gets the output tokens that the model's service counted, or <see langword="null"/> when unknown (a stopped stream loses the count).</summary>
    public long? OutputTokens { get; init; }

    /// <summary>Gets the time from the call to the first released update in milliseconds, or <see langword="null"/>.</summary>
    public double? FirstUpdateMilliseconds { get; init; }

    /// <summary>Gets the time from the call to the end in milliseconds, or <see langword="null"/> after a crash.</summary>
    public double? DurationMilliseconds { get; init; }

    /// <summary>Gets the time from the arrival of the text that decided a stop to the closing of the model's stream in milliseconds, or <see langword="null"/>.</summary>
    public double? StopLatencyMilliseconds { get; init; }

    /// <summary>Gets the type of the error that ended it, without its message, or <see langword="null"/>.</summary>
    public string? ErrorType { get; init; }

    /// <summary>Gets whether tools were configured without the inner seat, so that they ran before the outer seat could see their arguments.</summary>
    public bool ToolSeatMissing { get; init; }

    /// <summary>Gets whether the final update was allowed to leave before this record was durable.</summary>
    public bool FinalUpdateBeforeRecord { get; init; }
}
