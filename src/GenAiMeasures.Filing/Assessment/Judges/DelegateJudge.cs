namespace GenAiMeasures.Filing;

internal sealed class DelegateJudge(string name, string version, Func<AssessmentCase, CancellationToken, ValueTask<AssessmentVerdict>> judge) : IAssessmentJudge
{
    public string Name => name;

    public string Version => version;

    public ValueTask<AssessmentVerdict> JudgeAsync(AssessmentCase one, CancellationToken cancellationToken) => judge(one, cancellationToken);
}
