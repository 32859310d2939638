namespace GenAiMeasures.Provenance;

/// <summary>The two kinds of annotation (TC260-003 5.3).</summary>
public enum AnnotationKind
{
    /// <summary>Not said.</summary>
    Unspecified = 0,

    /// <summary>For what the model can do.</summary>
    Functional = 1,

    /// <summary>For what it must not do.</summary>
    Safety = 2,
}
