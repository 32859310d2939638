namespace GenAiMeasures.Filing;

// 结果标识.
internal sealed record LabelForm
{
    public string? Explicit { get; init; }

    public string? Implicit { get; init; }
}
