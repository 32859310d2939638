namespace GenAiMeasures;

/// <summary>What a person reports as an incident: from a complaint, a patrol, an authority, or a failure of security.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Author">Who opens it.</param>
/// <param name="Description">What was found and where it came from, at least six characters. It is recorded; leave out what users wrote.</param>
public sealed record IncidentReport(IncidentKind Kind, string Author, string Description)
{
    /// <summary>Gets the exchange, or <see langword="null"/>.</summary>
    public ExchangeId? Exchange { get; init; }

    /// <summary>Gets the pseudonym of the user, or <see langword="null"/>.</summary>
    public string? Subject { get; init; }

    /// <summary>Gets the risk, or no risk.</summary>
    public RiskCode Risk { get; init; }
}
