namespace GenAiMeasures.Provenance;

/// <summary>What somebody does in a task; nobody does two of them in one task.</summary>
public enum AnnotationFunction
{
    /// <summary>Not said.</summary>
    Unspecified = 0,

    /// <summary>Annotates.</summary>
    Annotate = 1,

    /// <summary>Reviews.</summary>
    Review = 2,

    /// <summary>Manages the task.</summary>
    Administer = 3,
}
