namespace GenAiMeasures.Provenance;

/// <summary>What the checks found in the rows of an annotation file. Says nothing about the law beyond the clauses it names. Immutable.</summary>
/// <param name="Task">The task.</param>
/// <param name="Rows">How many rows were read.</param>
/// <param name="Items">How many items they are about.</param>
/// <param name="Total">How many problems there are.</param>
/// <param name="Problems">The first thousand of them; each with its place, its clause and its cure, and without a name or a text.</param>
public sealed record AnnotationCheckReport(string Task, long Rows, long Items, long Total, IReadOnlyList<RegisterProblem> Problems);
