namespace GenAiMeasures.Filing;

// 内容安全管理制度 (registration 4).
internal sealed record ContentSafetyForm
{
    public string? Purpose { get; init; }

    public string? Scope { get; init; }

    public string? Duties { get; init; }

    public string? Input { get; init; }

    public string? Output { get; init; }

    public string? Labels { get; init; }

    public string? Disposal { get; init; }

    public string? DataSafety { get; init; }

    public string? Emergency { get; init; }

    public string? Supplementary { get; init; }
}
