namespace GenAiMeasures.Provenance;

/// <summary>One judgement of one person, as every import writes it: the long table from which coefficients and checks are computed.</summary>
/// <param name="Line">The line of the file on which it begins, from 1.</param>
/// <param name="Item">The item: the tool's number, or <c>sha256:</c> and 16 digits of the hash of its text or file name where the tool gives none.</param>
/// <param name="Person">Who judged: the tool's number or name of the person.</param>
/// <param name="Label">
/// What was judged: several labels in order with <c>|</c> between, spans as <c>start-end:label</c>; <see langword="null"/> where nothing was given.
/// </param>
public sealed record AnnotationRow(long Line, string Item, string Person, string? Label)
{
    /// <summary>Gets the question that was answered: the name of the control in Label Studio, of the field in doccano, the kind of mark in CVAT.</summary>
    /// <value>Default: empty.</value>
    public string Question { get; init; } = "";

    /// <summary>Gets what the person did.</summary>
    /// <value>Default: <see cref="AnnotationFunction.Annotate"/>.</value>
    public AnnotationFunction Function { get; init; } = AnnotationFunction.Annotate;

    /// <summary>Gets what a reviewer decided; <see langword="null"/> for anything but a review.</summary>
    public bool? Accepted { get; init; }

    /// <summary>Gets when.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Gets how many seconds it took; said once where one annotation answers several questions.</summary>
    public double? Seconds { get; init; }

    /// <summary>Gets whether it is a reference answer against which people are measured.</summary>
    public bool IsReference { get; init; }

    /// <summary>Gets whether the person skipped the item.</summary>
    public bool IsSkipped { get; init; }
}
