namespace GenAiMeasures;

/// <summary>Text that was released and has to be taken back: what the host shows or has stored of it is removed (消除, Interim Measures Art. 14(1)).</summary>
/// <param name="Exchange">The exchange.</param>
/// <param name="Ranges">What to take back.</param>
/// <param name="Code">The refusal's code.</param>
/// <param name="Risk">The risk, or no risk.</param>
public sealed record Retraction(ExchangeId Exchange, IReadOnlyList<RetractedRange> Ranges, string Code, RiskCode Risk);
