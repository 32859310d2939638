namespace GenAiMeasures.Provenance;

/// <summary>What came back from an inspection by hand. Immutable.</summary>
/// <param name="Inspection">The inspection, for the register.</param>
/// <param name="FailedPerRisk">How many items failed, by the risk's code; those without a code under an empty text.</param>
public sealed record InspectedSample(SamplingInspection Inspection, IReadOnlyDictionary<string, long> FailedPerRisk);
