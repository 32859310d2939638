namespace GenAiMeasures.Filing;

/// <summary>A procedure that applies to a service. Immutable.</summary>
/// <param name="Id"><c>service-filing</c>, <c>registration</c>, <c>algorithm-filing</c> or <c>security-assessment-2018</c>.</param>
/// <param name="Chinese">Its name in Chinese.</param>
/// <param name="English">Its name in English.</param>
/// <param name="Where">Where it is handed in, in Chinese.</param>
/// <param name="Clock">By when, in Chinese.</param>
/// <param name="ClockConfidence">How surely the clock is known.</param>
/// <param name="Reasons">Why it applies, at least one.</param>
public sealed record RequiredProcedure(
    string Id, string Chinese, string English, string Where, string Clock, Confidence ClockConfidence, IReadOnlyList<ProcedureReason> Reasons);
