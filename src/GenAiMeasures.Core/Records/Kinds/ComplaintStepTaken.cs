using System.Text.Json.Serialization;

namespace GenAiMeasures;

/// <summary>One step of a complaint (Interim Measures Art. 15). Holds no text of the person; its retention terms begin when the complaint is closed. The same <see cref="Complaint"/> and <see cref="Number"/> may be written twice after a crash: it is one step.</summary>
public sealed record ComplaintStepTaken : LedgerRecord
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override RecordKind Kind => RecordKind.ComplaintStepTaken;

    /// <inheritdoc/>
    [JsonIgnore]
    public override RecordCase? TermCase => new RecordCase("complaint:" + Complaint, Step is ComplaintStep.Closed or ComplaintStep.Erased);

    /// <summary>Gets the complaint's number.</summary>
    public required string Complaint { get; init; }

    /// <summary>Gets the step's place in the complaint, from 0.</summary>
    public int Number { get; init; }

    /// <summary>Gets the step.</summary>
    public required ComplaintStep Step { get; init; }

    /// <summary>Gets when it was taken.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Gets who took it: a person's name or number, or <c>entry</c> for the entry itself.</summary>
    public required string Author { get; init; }

    /// <summary>Gets what the complaint is about, or <see langword="null"/>; with the first step.</summary>
    public ComplaintKind? About { get; init; }

    /// <summary>Gets how it came in, or <see langword="null"/>; with the first step.</summary>
    public string? Channel { get; init; }

    /// <summary>Gets the exchange it is about, or <see langword="null"/>; with the first step.</summary>
    public ExchangeId? Exchange { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override ExchangeId? ExchangeId => Exchange;

    /// <summary>Gets the number of the content it is about (ProduceID of the label), or <see langword="null"/>; with the first step.</summary>
    public string? ProduceId { get; init; }

    /// <summary>Gets the last day of the promised limit, or <see langword="null"/>; with the first step.</summary>
    public DateOnly? Due { get; init; }

    /// <summary>Gets what was done, or why; no user's text. <see langword="null"/> where there is nothing to say.</summary>
    public string? Detail { get; init; }

    /// <summary>Gets the number of an incident, a receipt or a measure, or <see langword="null"/>.</summary>
    public string? Reference { get; init; }

    /// <summary>Gets the SHA-256 of the text that came in, or of the answer, or <see langword="null"/>.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Gets whether the promised limit was over, or <see langword="null"/>; when answered or declined.</summary>
    public bool? Late { get; init; }
}
