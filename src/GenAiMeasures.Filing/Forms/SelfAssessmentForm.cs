namespace GenAiMeasures.Filing;

// 算法安全自评估报告 (algorithm filing F).
internal sealed record SelfAssessmentForm
{
    public DateOnly? AssessedOn { get; init; }

    public DateOnly? WrittenOn { get; init; }

    public string? FilingKind { get; init; }

    public string? Introduction { get; init; }

    public string? Scope { get; init; }

    public string? Audience { get; init; }

    public string? Users { get; init; }

    public string? Impact { get; init; }

    public string? Facilities { get; init; }

    public string? DeploymentLocation { get; init; }

    public string? Other { get; init; }

    public string? Abuse { get; init; }

    public string? MaliciousUse { get; init; }

    public string? Vulnerabilities { get; init; }

    public string? IllegalContent { get; init; }

    public string? Storage { get; init; }

    public string? Spread { get; init; }

    public string? Leaks { get; init; }

    public string? OtherRisks { get; init; }

    public string? Flow { get; init; }

    public string? MechanismReview { get; init; }

    public string? Monitoring { get; init; }

    public string? Rumours { get; init; }

    public string? Emergency { get; init; }

    public string? RightToKnow { get; init; }

    public string? PersonalInformation { get; init; }

    public string? OtherRights { get; init; }

    public string? Ecology { get; init; }

    public string? ModelSafety { get; init; }

    public string? DataSafety { get; init; }

    public string? Conclusion { get; init; }

    public string? Remarks { get; init; }
}
