namespace GenAiMeasures.Filing;

// 落实算法安全主体责任基本情况 (algorithm filing G).
internal sealed record ResponsibilityForm
{
    public string? Body { get; init; }

    public string? Requirements { get; init; }

    public string? Staff { get; init; }

    public string? Technology { get; init; }

    public string? SelfAssessment { get; init; }

    public string? InformationMonitoring { get; init; }

    public string? DataMonitoring { get; init; }

    public string? PersonalInformationMonitoring { get; init; }

    public string? AlgorithmMonitoring { get; init; }

    public string? Emergency { get; init; }

    public string? Violations { get; init; }

    public string? Ethics { get; init; }
}
