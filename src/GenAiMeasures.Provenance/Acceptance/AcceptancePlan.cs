namespace GenAiMeasures.Provenance;

/// <summary>A single sampling plan: inspect <paramref name="Size"/> items, accept the lot with at most <paramref name="Accept"/> bad ones.</summary>
/// <param name="CodeLetter">The letter for lot and level in Table 1.</param>
/// <param name="PlanLetter">The letter of the plan that applies, after the arrows of Table 2-A.</param>
/// <param name="Size">How many items to inspect.</param>
/// <param name="Accept">The acceptance number Ac.</param>
/// <param name="Reject">The rejection number Re.</param>
/// <param name="IsFullInspection">Whether the plan asks for as many items as there are, or more: all are inspected.</param>
public sealed record AcceptancePlan(string CodeLetter, string PlanLetter, long Size, int Accept, int Reject, bool IsFullInspection);
