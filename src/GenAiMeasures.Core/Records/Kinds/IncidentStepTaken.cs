using System.Text.Json.Serialization;

namespace GenAiMeasures;

/// <summary>One step of an incident (Interim Measures Art. 14). The same <see cref="Incident"/> and <see cref="Number"/> may be written twice after a crash: it is one step.</summary>
public sealed record IncidentStepTaken : LedgerRecord
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override RecordKind Kind => RecordKind.IncidentStepTaken;

    /// <summary>Gets the incident's number.</summary>
    public string Incident { get; init; } = "";

    /// <summary>Gets the step's place in the incident, from 0.</summary>
    public int Number { get; init; }

    /// <summary>Gets the step.</summary>
    public required IncidentStep Step { get; init; }

    /// <summary>Gets what the incident is about.</summary>
    public IncidentKind About { get; init; }

    /// <summary>Gets when it was taken.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Gets who took it: a person's name or number, or <c>pipeline</c>.</summary>
    public required string Author { get; init; }

    /// <summary>Gets what was done, or why; no user's text.</summary>
    public string? Detail { get; init; }

    /// <summary>Gets the exchange, or <see langword="null"/>.</summary>
    public ExchangeId? Exchange { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override ExchangeId? ExchangeId => Exchange;

    /// <summary>Gets the pseudonym of the user it is about, or <see langword="null"/>; with the first step.</summary>
    public string? Subject { get; init; }

    /// <summary>Gets the risk, or <see langword="null"/>; with the first step.</summary>
    public string? Risk { get; init; }

    /// <summary>Gets what was found, or <see langword="null"/>; with the first step.</summary>
    public IReadOnlyList<FindingFact>? Findings { get; init; }

    /// <summary>Gets the stop latency in milliseconds, or <see langword="null"/>; when stopped.</summary>
    public double? StopLatencyMilliseconds { get; init; }

    /// <summary>Gets how many characters of generated text had been released, or <see langword="null"/>; when stopped.</summary>
    public long? ReleasedCharacters { get; init; }

    /// <summary>Gets how many ranges were taken back, or <see langword="null"/>; when removed.</summary>
    public int? RetractedRanges { get; init; }

    /// <summary>Gets the number of a ticket, change, test, receipt or measure, or <see langword="null"/>.</summary>
    public string? Reference { get; init; }

    /// <summary>Gets the change that a regression result proves, or <see langword="null"/>.</summary>
    public string? Change { get; init; }

    /// <summary>Gets how many cases of a regression passed, or <see langword="null"/>.</summary>
    public int? Passed { get; init; }

    /// <summary>Gets how many cases of a regression were run, or <see langword="null"/>.</summary>
    public int? Total { get; init; }

    /// <summary>Gets the authority of a report, or <see langword="null"/>.</summary>
    public string? Authority { get; init; }

    /// <summary>Gets the channel of a report, or <see langword="null"/>.</summary>
    public string? Channel { get; init; }

    /// <summary>Gets when a report was sent, or <see langword="null"/>.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>Gets the SHA-256 of evidence or of a sent report, or <see langword="null"/>.</summary>
    public string? Sha256 { get; init; }
}
