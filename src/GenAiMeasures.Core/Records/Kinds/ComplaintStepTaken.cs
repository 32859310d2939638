using System.Text.Json.Serialization;

namespace GenAiMeasures;

/// <summary>One step of a complaint or report by the public (Interim Measures Art. 15). Its retention terms begin when the complaint is closed.</summary>
public sealed record ComplaintStepTaken : LedgerRecord
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override RecordKind Kind => RecordKind.ComplaintStepTaken;

    /// <inheritdoc/>
    [JsonIgnore]
    public override RecordCase? TermCase => new RecordCase("complaint:" + Complaint, Step == ComplaintStep.Closed);

    /// <summary>Gets the complaint's number.</summary>
    public required string Complaint { get; init; }

    /// <summary>Gets the step.</summary>
    public required ComplaintStep Step { get; init; }

    /// <summary>Gets when it was taken.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Gets who took it: a person's name or number, or <c>system</c>.</summary>
    public required string Author { get; init; }

    /// <summary>Gets through which entry it came, or <see langword="null"/>.</summary>
    public string? Channel { get; init; }

    /// <summary>Gets what it is about, by a code of the host's, or <see langword="null"/>.</summary>
    public string? Category { get; init; }

    /// <summary>Gets the complainant's pseudonym, or <see langword="null"/> for one who is not known.</summary>
    public string? Subject { get; init; }

    /// <summary>Gets the day by which it is to be answered, or <see langword="null"/>.</summary>
    public DateOnly? Due { get; init; }

    /// <summary>Gets the number of a ticket, receipt, incident or measure, or <see langword="null"/>.</summary>
    public string? Reference { get; init; }

    /// <summary>Gets what was done, or the ground; not the complainant's words.</summary>
    public string? Detail { get; init; }

    /// <summary>Gets the exchange it is about, or <see langword="null"/>.</summary>
    public ExchangeId? Exchange { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override ExchangeId? ExchangeId => Exchange;
}
