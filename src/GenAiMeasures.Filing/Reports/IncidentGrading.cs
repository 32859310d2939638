namespace GenAiMeasures.Filing;

/// <summary>A suggestion for a person who grades a network-security incident. It decides nothing.</summary>
/// <param name="ByFinal">The highest grade by numbers of the final text.</param>
/// <param name="WithDrafts">The highest grade when the draft's numbers are taken too.</param>
/// <param name="Results">What each measure of harm suggests.</param>
/// <param name="Chinese">The suggestion in Chinese, with its sources and limits.</param>
public sealed record IncidentGrading(IncidentGrade ByFinal, IncidentGrade WithDrafts, IReadOnlyList<IncidentGradeResult> Results, string Chinese);
