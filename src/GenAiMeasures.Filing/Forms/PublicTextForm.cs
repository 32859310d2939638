namespace GenAiMeasures.Filing;

// 拟公示内容 (algorithm filing E).
internal sealed record PublicTextForm
{
    public string? Principle { get; init; }

    public string? Mechanism { get; init; }

    public string? Scene { get; init; }

    public string? Purpose { get; init; }

    public string? Publicity { get; init; }
}
