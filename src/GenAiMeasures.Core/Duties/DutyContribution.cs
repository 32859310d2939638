namespace GenAiMeasures;

/// <summary>A package's or host's statement that it sees to a duty.</summary>
/// <param name="DutyId">The duty's id.</param>
/// <param name="Kind">How.</param>
/// <param name="By">By what, in a few words; no more than the code does.</param>
public sealed record DutyContribution(string DutyId, DutyCoverageKind Kind, string By);
