using System.Collections.Immutable;

namespace GenAiMeasures.Filing;

// 上线备案申请表 (service filing 0).
internal sealed record ApplicationForm
{
    public string? ModelName { get; init; }

    public string? Authority { get; init; }

    public ImmutableArray<string> Functions { get => field.IsDefault ? [] : field; init; }

    public string? People { get; init; }

    public string? Occasions { get; init; }

    public string? ServiceScope { get; init; }

    public string? Domain { get; init; }

    public DateOnly? LaunchOn { get; init; }

    public string? ModelBasis { get; init; }

    public string? Architecture { get; init; }

    public string? Parameters { get; init; }

    public string? Framework { get; init; }

    public string? TrainingCompute { get; init; }

    public string? TrainingPlace { get; init; }

    public ImmutableArray<CorpusForm> Corpora { get => field.IsDefault ? [] : field; init; }

    public string? Annotators { get; init; }

    public string? CorpusLegality { get; init; }

    public string? PersonalInformation { get; init; }

    public string? InferenceCompute { get; init; }

    public string? Concurrency { get; init; }

    public string? Cloud { get; init; }

    public ImmutableArray<string> Channels { get => field.IsDefault ? [] : field; init; }

    public ImmutableArray<string> Audience { get => field.IsDefault ? [] : field; init; }

    public string? AudienceScale { get; init; }

    public string? RealName { get; init; }

    public string? Classifier { get; init; }

    public long? MonitoringStaff { get; init; }

    public string? RedLineLibrary { get; init; }

    public string? Updates { get; init; }

    public string? Complaints { get; init; }

    public string? Labels { get; init; }

    public string? Logs { get; init; }
}
