using System.Collections.Immutable;

namespace GenAiMeasures.Filing;

// 算法信息 (algorithm filing B and C).
internal sealed record AlgorithmForm
{
    public string? Name { get; init; }

    public string? Type { get; init; }

    public string? Role { get; init; }

    public bool? IsOnline { get; init; }

    public DateOnly? OnlineOn { get; init; }

    public string? Version { get; init; }

    public string? Scene { get; init; }

    public ImmutableArray<string> Fields { get => field.IsDefault ? [] : field; init; }

    public AlgorithmDataForm Data { get => field ?? new(); init; }

    public AlgorithmModelForm Model { get => field ?? new(); init; }

    public ReviewForm Review { get => field ?? new(); init; }

    public LabelForm Labels { get => field ?? new(); init; }

    public string? Risks { get; init; }

    public string? Performance { get; init; }

    public string? Hardware { get; init; }

    public string? Method { get; init; }
}
