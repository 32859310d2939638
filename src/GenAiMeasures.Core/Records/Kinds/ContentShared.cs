using System.Text.Json.Serialization;

namespace GenAiMeasures;

/// <summary>Inputs or usage records were given to somebody, or were not (Interim Measures Art. 11(1)). Holds no content.</summary>
public sealed record ContentShared : LedgerRecord
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override RecordKind Kind => RecordKind.ContentShared;

    /// <summary>Gets the exchange, or <see langword="null"/> for a sharing outside one.</summary>
    public ExchangeId? Exchange { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override ExchangeId? ExchangeId => Exchange;

    /// <summary>Gets the recipient's short name, or the endpoint for which none is declared.</summary>
    public required string Recipient { get; init; }

    /// <summary>Gets the recipient's name; empty when it is not declared.</summary>
    public required string Name { get; init; }

    /// <summary>Gets where it handles what it is given.</summary>
    public required RecipientRegion Region { get; init; }

    /// <summary>Gets the declared legal basis; empty for none.</summary>
    public required string Basis { get; init; }

    /// <summary>Gets the mechanism of PIPL Art. 38, or <see langword="null"/>.</summary>
    public string? CrossBorderMechanism { get; init; }

    /// <summary>Gets the kinds of data.</summary>
    public IReadOnlyList<string> Data { get; init; } = [];

    /// <summary>Gets what became of it.</summary>
    public required SharingOutcome Outcome { get; init; }

    /// <summary>Gets whether personal information was found in what was to leave, after it had been minimised.</summary>
    public required bool PersonalInformation { get; init; }
}
