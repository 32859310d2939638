namespace GenAiMeasures.ShangMi;

/// <summary>What the two reserved codes of a label say about integrity.</summary>
/// <param name="Producer">The check of <c>ReservedCode1</c>.</param>
/// <param name="Propagator">The check of <c>ReservedCode2</c>: never <see cref="LabelSignatureState.Verified"/>, because no public text says over what a propagator signs.</param>
public sealed record LabelSignatureReport(LabelSignatureResult Producer, LabelSignatureResult Propagator);
