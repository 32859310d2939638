namespace GenAiMeasures.Filing;

// 语料标注规则 (service filing 3).
internal sealed record AnnotationForm
{
    public bool? IsUsed { get; init; }

    public string? Reason { get; init; }

    public string? Goal { get; init; }

    public string? Format { get; init; }

    public string? Method { get; init; }

    public string? Quality { get; init; }

    public string? FunctionRules { get; init; }

    public string? SafetyRules { get; init; }

    public string? Staff { get; init; }
}
