namespace GenAiMeasures;

/// <summary>How one duty is met in this app.</summary>
/// <param name="Duty">The duty.</param>
/// <param name="Kind">How it is met.</param>
/// <param name="By">By what: a package and what it does, the reason of a waiver, or who is left with it.</param>
public sealed record DutyCoverage(Duty Duty, DutyCoverageKind Kind, string By);
