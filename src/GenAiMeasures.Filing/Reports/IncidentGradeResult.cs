namespace GenAiMeasures.Filing;

/// <summary>What one measure of harm suggests.</summary>
/// <param name="Criterion">The measure.</param>
/// <param name="Value">How much, in its unit.</param>
/// <param name="ByFinal">The grade by the numbers of the final text that are known.</param>
/// <param name="WithDrafts">The grade when the numbers of the draft are taken too; never below <paramref name="ByFinal"/>.</param>
/// <param name="UnknownGrades">The grades of which no number is known, so that the true grade may be higher or lower.</param>
public sealed record IncidentGradeResult(
    IncidentGradeCriterion Criterion, double Value, IncidentGrade ByFinal, IncidentGrade WithDrafts, IReadOnlyList<IncidentGrade> UnknownGrades);
