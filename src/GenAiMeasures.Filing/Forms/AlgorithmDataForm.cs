using System.Collections.Immutable;

namespace GenAiMeasures.Filing;

// 算法数据.
internal sealed record AlgorithmDataForm
{
    public ImmutableArray<string> InputModalities { get => field.IsDefault ? [] : field; init; }

    public string? InputSource { get; init; }

    public bool? HasBiometrics { get; init; }

    public bool? HasIdentity { get; init; }

    public string? TrainingSource { get; init; }

    public string? TrainingScale { get; init; }

    public ImmutableArray<OutputForm> Outputs { get => field.IsDefault ? [] : field; init; }
}
