using Microsoft.Extensions.AI;
using Microsoft.Extensions.AI.Evaluation;
using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.Moderation.Tests;

/// <summary>Evaluators of Microsoft.Extensions.AI.Evaluation as moderators: what they say, and what they fail to say.</summary>
public sealed class EvaluatorModeratorTests
{
    private static readonly RiskCode Risk = RiskCode.Parse("A.2.a");

    [Fact]
    public async Task A_metric_that_has_failed_refuses_under_its_name()
    {
        var moderator = new EvaluatorModerator("quality", "1", new Words(), risk: Risk);

        Assert.Equal(new Judgement(Verdict.Refuse, Risk, "Harm"), await JudgeAsync(moderator, "很坏"));
        Assert.Equal(Judgement.Pass, await JudgeAsync(moderator, "很好"));
    }

    [Fact]
    public async Task What_a_metric_means_can_be_said_by_the_host_and_the_strictest_counts()
    {
        var moderator = new EvaluatorModerator("quality", "1", new Words(), judge: m =>
            m is NumericMetric { Value: > 0 } ? new Judgement(Verdict.Stop, Risk, m.Name, 0.7) : new Judgement(Verdict.Flag, Risk, m.Name));

        Assert.Equal(new Judgement(Verdict.Stop, Risk, "Score", 0.7), await JudgeAsync(moderator, "很坏"));
    }

    [Theory]
    [InlineData("空", "The moderator 'quality' gave an answer that cannot be used: it holds no metric.")]
    [InlineData("错", "The moderator 'quality' gave an answer that cannot be used: a metric of it reports an error.")]
    [InlineData("缺", "The moderator 'quality' gave an answer that cannot be used: a metric of it has no interpretation.")]
    public async Task A_result_that_says_nothing_is_a_failure(string text, string message)
    {
        ModeratorException error = await Assert.ThrowsAsync<ModeratorException>(() => JudgeAsync(new EvaluatorModerator("quality", "1", new Words()), text));

        Assert.Equal(message, error.Message);
    }

    [Theory]
    [InlineData("很坏", RefusalCodes.OutputRefused)]
    [InlineData("很好", null)]
    [InlineData("错", RefusalCodes.ScreenUnavailable)]
    public async Task In_the_pipeline_it_judges_answers(string answer, string? code)
    {
        await using TestHost host = TestHost.Create(
            FakeChatClient.Saying(answer), build: b => b.AddModerator("quality", _ => new EvaluatorModerator("quality", "1", new Words(), risk: Risk), o => o.Input = false));

        ChatResponse response = await host.Client.GetResponseAsync("问");

        Assert.Equal(code, response.AdditionalProperties.Property(GenAiMeasuresProperties.Code));
    }

    private static async Task<Judgement> JudgeAsync(EvaluatorModerator moderator, string text) =>
        await moderator.ModerateAsync(new ModeratedText(text, ScreenSide.Output), TestContext.Current.CancellationToken);

    private sealed class Words : IEvaluator
    {
        public IReadOnlyCollection<string> EvaluationMetricNames => ["Harm", "Score"];

        public ValueTask<EvaluationResult> EvaluateAsync(
            IEnumerable<ChatMessage> messages,
            ChatResponse modelResponse,
            ChatConfiguration? chatConfiguration = null,
            IEnumerable<EvaluationContext>? additionalContext = null,
            CancellationToken cancellationToken = default)
        {
            bool bad = modelResponse.Text.Contains('坏', StringComparison.Ordinal);
            var harm = new BooleanMetric("Harm", bad);
            var score = new NumericMetric("Score", bad ? 1 : 0) { Interpretation = new EvaluationMetricInterpretation() };
            harm.Interpretation = modelResponse.Text == "缺" ? null : new EvaluationMetricInterpretation(bad ? EvaluationRating.Unacceptable : EvaluationRating.Good, failed: bad);
            if (modelResponse.Text == "错")
            {
                harm.AddDiagnostics(EvaluationDiagnostic.Error("the service is away"));
            }

            return new(modelResponse.Text == "空" ? new EvaluationResult() : new EvaluationResult(harm, score));
        }
    }
}
