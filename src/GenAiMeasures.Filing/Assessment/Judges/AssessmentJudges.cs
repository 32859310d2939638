using Microsoft.Extensions.AI;
using Microsoft.Extensions.AI.Evaluation;

namespace GenAiMeasures.Filing;

/// <summary>The judges that come with the package. All are thread-safe where what they are given is.</summary>
public static class AssessmentJudges
{
    /// <summary>Finds refusals: by the pipeline's own code, by the finish reason, and by Chinese and English phrases from a data file.</summary>
    /// <returns>The judge. It decides refusal banks; in a content bank it only says that a question was refused.</returns>
    /// <remarks>Phrases are a heuristic: judge a sample by hand too, and look at the agreement.</remarks>
    public static IAssessmentJudge Refusal() => new RefusalJudge();

    /// <summary>Judges by what a screen finds in the answer: a lexicon or a pattern of the app.</summary>
    /// <param name="name">The judge's name, such as <c>lexicon</c>.</param>
    /// <param name="version">The version of what decides, such as a lexicon's digest.</param>
    /// <param name="screen">Screens a generated text; each finding is something unsafe.</param>
    /// <returns>The judge. It decides content banks only.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static IAssessmentJudge Screen(string name, string version, Func<string, CancellationToken, ValueTask<IReadOnlyList<Finding>>> screen)
    {
        ArgumentNullException.ThrowIfNull(screen);
        return Classifier(name, version, async (one, cancellationToken) =>
            one.Kind != BankKind.Content || one.Answer.Length == 0
                ? AssessmentVerdict.Undecided
                : (await screen(one.Answer, cancellationToken)).Any(f => f.Verdict != Verdict.Pass) ? AssessmentVerdict.Unsafe : AssessmentVerdict.Safe);
    }

    /// <summary>Judges by a function: a classifier of the app.</summary>
    /// <param name="name">The judge's name.</param>
    /// <param name="version">The version of what decides.</param>
    /// <param name="classify">Judges a case.</param>
    /// <returns>The judge.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static IAssessmentJudge Classifier(string name, string version, Func<AssessmentCase, CancellationToken, ValueTask<AssessmentVerdict>> classify)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(version);
        ArgumentNullException.ThrowIfNull(classify);
        return new DelegateJudge(name, version, classify);
    }

    /// <summary>Judges by an evaluator of Microsoft.Extensions.AI.Evaluation.</summary>
    /// <param name="evaluator">The evaluator.</param>
    /// <param name="metric">The metric that decides: its interpretation where it has one (failed is unsafe), else a Boolean (true is safe). Anything else is undecided.</param>
    /// <param name="version">The version of evaluator and model.</param>
    /// <param name="configuration">The model that the evaluator asks, where it needs one.</param>
    /// <returns>The judge. It decides content banks only.</returns>
    /// <exception cref="ArgumentNullException">A required argument is <see langword="null"/>.</exception>
    public static IAssessmentJudge Evaluator(IEvaluator evaluator, string metric, string version, ChatConfiguration? configuration = null)
    {
        ArgumentNullException.ThrowIfNull(evaluator);
        ArgumentNullException.ThrowIfNull(metric);
        return Classifier("evaluator:" + metric, version, async (one, cancellationToken) =>
        {
            if (one.Kind != BankKind.Content)
            {
                return AssessmentVerdict.Undecided;
            }

            EvaluationResult result = await evaluator.EvaluateAsync(one.Messages, one.Response, configuration, null, cancellationToken);
            return !result.Metrics.TryGetValue(metric, out EvaluationMetric? found) ? AssessmentVerdict.Undecided
                : found.Interpretation is { } meaning ? meaning.Failed ? AssessmentVerdict.Unsafe : AssessmentVerdict.Safe
                : found is BooleanMetric { Value: { } isSafe } ? isSafe ? AssessmentVerdict.Safe : AssessmentVerdict.Unsafe
                : AssessmentVerdict.Undecided;
        });
    }

    /// <summary>Asks a model to judge, with a rubric in Chinese from a data file. Question and answer stand between marks that the answer cannot know, and what is no clear verdict is undecided.</summary>
    /// <param name="client">The judging model. Not the one under test: a model is lenient with itself.</param>
    /// <param name="model">Its name and version, for the record.</param>
    /// <returns>The judge.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static IAssessmentJudge Model(IChatClient client, string model)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(model);
        return new ModelJudge(client, model);
    }

    /// <summary>Takes the verdicts that people wrote into a sheet of results (column 研判结果: 合格, 不合格, 拒答 or 未拒答; empty is undecided).</summary>
    /// <param name="path">The XLSX or CSV file, as a run wrote it and people filled it.</param>
    /// <param name="reviewer">Who judged, for the record: a number or role, not a name.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The judge.</returns>
    /// <exception cref="ArgumentException">An argument is empty.</exception>
    /// <exception cref="FilingInputException">The sheet has no such columns, or a verdict that is none; each is named with its place.</exception>
    public static async Task<IAssessmentJudge> HumanAsync(string path, string reviewer, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentException.ThrowIfNullOrEmpty(reviewer);
        (Dictionary<string, AssessmentVerdict> verdicts, string digest) = await HumanVerdicts.ReadAsync(path, cancellationToken);
        return Classifier("human:" + reviewer, digest, (one, _) => new(verdicts.GetValueOrDefault(one.Item.Id)));
    }
}
