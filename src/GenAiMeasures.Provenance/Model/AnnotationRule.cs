namespace GenAiMeasures.Provenance;

/// <summary>A version of an annotation rule document.</summary>
public sealed record AnnotationRule
{
    /// <summary>Gets the id.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the version.</summary>
    public string? Version { get; init; }

    /// <summary>Gets what it is for.</summary>
    public AnnotationKind Kind { get; init; }

    /// <summary>Gets whether it covers annotating.</summary>
    public bool ForAnnotation { get; init; }

    /// <summary>Gets whether it covers reviewing.</summary>
    public bool ForReview { get; init; }

    /// <summary>Gets the goal (标注目标).</summary>
    public string? Goal { get; init; }

    /// <summary>Gets the data format (数据格式).</summary>
    public string? DataFormat { get; init; }

    /// <summary>Gets the method (标注方法).</summary>
    public string? Method { get; init; }

    /// <summary>Gets the quality indicators (数据质量指标).</summary>
    public string? QualityIndicators { get; init; }

    /// <summary>Gets the codes of the risks it covers.</summary>
    public IReadOnlyList<string> Risks { get; init => field = value ?? []; } = [];

    /// <summary>Gets the labels that may be given under the rule; <see langword="null"/> where any may.</summary>
    public IReadOnlyList<string>? Labels { get; init; }

    /// <summary>Gets the document.</summary>
    public Evidence? Document { get; init; }
}
