using Microsoft.Extensions.AI;
using Microsoft.Extensions.AI.Evaluation;

namespace GenAiMeasures.Moderation;

/// <summary>Any evaluator of Microsoft.Extensions.AI.Evaluation as a moderator: a metric whose interpretation has failed refuses.</summary>
/// <remarks>
/// An answer is evaluated as the response to an empty question, a prompt as the response to nothing: evaluators judge
/// responses. A metric without an interpretation, an error among the diagnostics, and a result without metrics are failures of
/// the moderator, never a pass.
/// </remarks>
public sealed class EvaluatorModerator : IModerator
{
    private readonly IEvaluator _evaluator;
    private readonly ChatConfiguration? _chat;
    private readonly Func<EvaluationMetric, Judgement> _judge;

    /// <summary>Initializes the moderator.</summary>
    /// <param name="name">The moderator's name.</param>
    /// <param name="version">The version of everything that decides: the evaluator, its model and its thresholds.</param>
    /// <param name="evaluator">The evaluator; must be thread-safe.</param>
    /// <param name="chat">The chat client it asks, for an evaluator that asks one. Not a client that this library wraps.</param>
    /// <param name="risk">The risk that findings carry.</param>
    /// <param name="judge">What an interpreted metric means; default: <see cref="Verdict.Refuse"/> when its interpretation has failed, with the metric's name as the rule.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> or <paramref name="version"/> is empty.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="evaluator"/> is <see langword="null"/>.</exception>
    public EvaluatorModerator(
        string name, string version, IEvaluator evaluator, ChatConfiguration? chat = null, RiskCode risk = default, Func<EvaluationMetric, Judgement>? judge = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentException.ThrowIfNullOrWhiteSpace(version);
        ArgumentNullException.ThrowIfNull(evaluator);
        Name = name;
        Version = version;
        _evaluator = evaluator;
        _chat = chat;
        _judge = judge ?? (metric => metric.Interpretation!.Failed ? new Judgement(Verdict.Refuse, risk, metric.Name) : Judgement.Pass);
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public string Version { get; }

    /// <summary>Gets or sets how many characters are evaluated at once.</summary>
    /// <value>Default: 8,000.</value>
    public int MaxCharacters { get; init; } = 8_000;

    /// <inheritdoc/>
    public async ValueTask<Judgement> ModerateAsync(ModeratedText text, CancellationToken cancellationToken)
    {
        var response = new ChatResponse(new ChatMessage(ChatRole.Assistant, text.Text));
        EvaluationResult result = await _evaluator.EvaluateAsync([], response, _chat, null, cancellationToken);
        if (result.Metrics.Count == 0)
        {
            throw new ModeratorException(Name, "it holds no metric");
        }

        Judgement strictest = Judgement.Pass;
        foreach (EvaluationMetric metric in result.Metrics.Values)
        {
            if (metric.Diagnostics?.Any(d => d.Severity == EvaluationDiagnosticSeverity.Error) == true)
            {
                throw new ModeratorException(Name, "a metric of it reports an error");
            }

            if (metric.Interpretation is null)
            {
                throw new ModeratorException(Name, "a metric of it has no interpretation");
            }

            Judgement judgement = _judge(metric);
            strictest = judgement.Verdict > strictest.Verdict ? judgement : strictest;
        }

        return strictest;
    }
}
