namespace GenAiMeasures.Filing;

/// <summary>What a model costs. Immutable.</summary>
/// <param name="InputPerMillion">The price of a million input tokens, in any currency.</param>
/// <param name="OutputPerMillion">The price of a million output tokens, in the same one.</param>
public sealed record AssessmentPrices(decimal InputPerMillion, decimal OutputPerMillion);
