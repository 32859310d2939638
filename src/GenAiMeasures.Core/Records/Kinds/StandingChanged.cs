using System.Text.Json.Serialization;

namespace GenAiMeasures;

/// <summary>A subject's standing changed, or a change was asked for (Interim Measures Art. 14(2)). The same <see cref="Id"/> may be written twice after a crash: it is one change.</summary>
public sealed record StandingChanged : LedgerRecord
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override RecordKind Kind => RecordKind.StandingChanged;

    /// <inheritdoc/>
    /// <remarks>A measure for a time is a case that ends with it: its records are kept from then on.</remarks>
    [JsonIgnore]
    public override RecordCase? TermCase => Until is { } until ? new RecordCase("measure:" + Id, IsClosed: true, until) : null;

    /// <summary>Gets the number of the change.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the subject's pseudonym.</summary>
    public required string Subject { get; init; }

    /// <summary>Gets what happened.</summary>
    public required StandingStep Step { get; init; }

    /// <summary>Gets the standing before.</summary>
    public required Standing From { get; init; }

    /// <summary>Gets the standing after.</summary>
    public required Standing To { get; init; }

    /// <summary>Gets when it took effect.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Gets when the measure ends, or <see langword="null"/>.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Gets the features that are withheld.</summary>
    public IReadOnlyList<string> Features { get; init; } = [];

    /// <summary>Gets who did it: a person's name or number, <c>subject</c>, or <c>rule:</c> with the name of the profile.</summary>
    public required string Author { get; init; }

    /// <summary>Gets why: a person's words, or the counters and the rule.</summary>
    public required string Reason { get; init; }

    /// <summary>Gets the change that is lifted, that ran out or that is appealed against, or <see langword="null"/>.</summary>
    public string? Of { get; init; }

    /// <summary>Gets the number of the appeal, or <see langword="null"/>.</summary>
    public string? Appeal { get; init; }

    /// <summary>Gets the exchange that led to it, or <see langword="null"/>.</summary>
    public ExchangeId? Exchange { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override ExchangeId? ExchangeId => Exchange;

    /// <summary>Gets the risk of the finding that led to it, or <see langword="null"/>.</summary>
    public string? Risk { get; init; }
}
