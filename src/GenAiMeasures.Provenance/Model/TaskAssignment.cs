namespace GenAiMeasures.Provenance;

/// <summary>Who does what in a task.</summary>
public sealed record TaskAssignment
{
    /// <summary>Gets the person.</summary>
    public required string Person { get; init; }

    /// <summary>Gets what the person does.</summary>
    public AnnotationFunction Function { get; init; }
}
