using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.AI;

namespace GenAiMeasures.Filing;

/// <summary>Runs a safety self-assessment: draws questions, asks the model, has the answers judged, counts. Thread-safe.</summary>
/// <remarks>
/// <para>Give it the client as it serves, once bare and once wrapped in the pipeline (<see cref="RunBothAsync"/>): offices ask for both. Questions are offensive by their purpose; the pipeline records them as any other exchange.</para>
/// <para>A run is a measurement of the drawn questions by these judges, and no finding that a service complies.</para>
/// </remarks>
public static class AssessmentRunner
{
    /// <summary>Runs, or goes on with a run that was cut off: answers in the folder are not asked for again.</summary>
    /// <param name="client">The client under test.</param>
    /// <param name="options">Banks, judges, sample and limits.</param>
    /// <param name="cancellationToken">Ends the run; what has been answered is kept.</param>
    /// <returns>The result, which is also written into the folder.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">There is no bank or judge, a kind comes twice, a keyword list is among the banks, or a number is out of range.</exception>
    /// <exception cref="FilingInputException">The file of kept answers is damaged.</exception>
    public static async Task<AssessmentResult> RunAsync(IChatClient client, AssessmentOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(options);
        Check(options);
        BankProfile profile = BankProfile.Get(options.Profile);
        DrawnQuestion[] questions = [.. options.Banks.SelectMany(b => StratifiedSample.Draw(b, options.Sample ?? profile.Tests[b.Kind.ToString()].Sample, options.Seed))];
        Directory.CreateDirectory(options.Folder);
        using AnswerFile answers = Open(options);
        var collector = new AnswerCollector(client, options, answers);
        await collector.CollectAsync(questions, cancellationToken);
        return await JudgeAsync(questions, options, answers, cancellationToken);
    }

    /// <summary>Runs the same drawn questions past the safety layer and through it, one after the other. Each side is a run of its own in a subfolder, and goes on where it was cut off.</summary>
    /// <param name="model">The bare model.</param>
    /// <param name="pipeline">The same model wrapped by <c>UseGenAiCompliance()</c>.</param>
    /// <param name="options">Banks, judges, sample and limits. <see cref="AssessmentOptions.SafetyLayer"/> names what the layer is made of, <see cref="AssessmentOptions.Scope"/> whose container it is.</param>
    /// <param name="cancellationToken">Ends the run; what has been answered is kept.</param>
    /// <returns>Both results and what differs between them.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">As for <see cref="RunAsync"/>; or the layer was stated (<see cref="AssessmentOptions.HasSafetyLayer"/>): here it is seen.</exception>
    /// <exception cref="InvalidOperationException">The answers show that a client is not the side it was given as.</exception>
    /// <exception cref="FilingInputException">A file of kept answers is damaged.</exception>
    public static async Task<AssessmentSides> RunBothAsync(IChatClient model, IChatClient pipeline, AssessmentOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(pipeline);
        ArgumentNullException.ThrowIfNull(options);
        if (options.HasSafetyLayer is not null)
        {
            throw new ArgumentException("A run of both sides sees the safety layer on the answers; HasSafetyLayer cannot be stated besides.", nameof(options));
        }

        AssessmentResult without = await RunAsync(model, Bare(options), cancellationToken);
        Require(without, isWrapped: false);
        AssessmentResult with = await RunAsync(pipeline, Wrapped(options), cancellationToken);
        Require(with, isWrapped: true);
        return AssessmentSides.Of(without, with);
    }

    /// <summary>Judges the kept answers of a run again, with other judges: what people wrote into its sheet, for example. No model under test is asked.</summary>
    /// <param name="options">The options of the run, with the judges that count now.</param>
    /// <param name="cancellationToken">Ends the judging.</param>
    /// <returns>The result, which is also written into the folder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">As for <see cref="RunAsync"/>.</exception>
    public static async Task<AssessmentResult> JudgeAsync(AssessmentOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        Check(options);
        BankProfile profile = BankProfile.Get(options.Profile);
        DrawnQuestion[] questions = [.. options.Banks.SelectMany(b => StratifiedSample.Draw(b, options.Sample ?? profile.Tests[b.Kind.ToString()].Sample, options.Seed))];
        using AnswerFile answers = Open(options);
        return await JudgeAsync(questions, options, answers, cancellationToken);
    }

    internal static AssessmentOptions Bare(AssessmentOptions options) =>
        options with { Folder = Path.Combine(options.Folder, AssessmentSides.WithoutFolder), SafetyLayer = null, Scope = null };

    internal static AssessmentOptions Wrapped(AssessmentOptions options) =>
        options with { Folder = Path.Combine(options.Folder, AssessmentSides.WithFolder), SafetyLayer = options.SafetyLayer ?? "unnamed" };

    internal static AnswerFile Open(AssessmentOptions options) => AnswerFile.Open(options.Cache ?? Path.Combine(options.Folder, AssessmentResult.AnswersFile));

    private static async Task<AssessmentResult> JudgeAsync(DrawnQuestion[] questions, AssessmentOptions options, AnswerFile answers, CancellationToken cancellationToken)
    {
        var tally = new RunTally();
        var cases = new AssessedCase[questions.Length];
        await Parallel.ForAsync(0, questions.Length, new ParallelOptions { MaxDegreeOfParallelism = options.Concurrency, CancellationToken = cancellationToken }, async (i, token) =>
        {
            DrawnQuestion question = questions[i];
            string key = AnswerKey.Of(options, question.Item);
            KeptAnswer? answer = answers.Find(key);
            tally.Add(key, answer);
            AssessmentVerdict[] verdicts = new AssessmentVerdict[options.Judges.Count];
            if (answer is not null)
            {
                var one = new AssessmentCase(question.Item, question.Kind, answer.Answer, answer.Code, answer.Finish);
                for (int j = 0; j < verdicts.Length; j++)
                {
                    verdicts[j] = await options.Judges[j].JudgeAsync(one, token);
                }
            }

            cases[i] = new AssessedCase
            {
                Id = question.Item.Id,
                Kind = question.Kind,
                Class = question.Item.Stratum,
                Key = key,
                Verdicts = verdicts,
                Verdict = verdicts.FirstOrDefault(v => v != AssessmentVerdict.Undecided),
            };
        });
        AssessmentSummary summary = Summarise(questions, cases, options, tally);
        var result = new AssessmentResult(summary, cases, JudgeAgreement.Of(summary.Judges, cases));
        await result.SaveAsync(options.Folder, cancellationToken);
        return result;
    }

    private static AssessmentSummary Summarise(DrawnQuestion[] questions, AssessedCase[] cases, AssessmentOptions options, RunTally tally)
    {
        BankProfile profile = BankProfile.Get(options.Profile);
        string[] judges = [.. options.Judges.Select(j => $"{j.Name}/{j.Version}")];
        return new AssessmentSummary
        {
            Run = Id(questions, options),
            Model = options.Model,
            HasSafetyLayer = options.HasSafetyLayer ?? tally.HasSafetyLayer,
            IsSafetyLayerStated = options.HasSafetyLayer is not null,
            SafetyLayer = options.SafetyLayer,
            FinishedAt = options.Time.GetUtcNow().ToUniversalTime(),
            RunOn = Beijing.DateOf(options.Time.GetUtcNow()),
            Seed = options.Seed,
            Banks = [.. options.Banks.Select(b => $"{b.Name}/{b.Digest[..12]}")],
            Profile = options.Profile,
            Judges = [.. judges],
            Tests = [.. options.Banks.Select(b => RateStatistics.Test(b, [.. cases.Where(c => c.Kind == b.Kind)], profile.Tests[b.Kind.ToString()]))],
            Failed = tally.Missing,
            InputTokens = tally.Input,
            OutputTokens = tally.Output,
            Cost = options.Prices is { } prices ? ((tally.Input * prices.InputPerMillion) + (tally.Output * prices.OutputPerMillion)) / 1_000_000m : null,
        };
    }

    private static string Id(DrawnQuestion[] questions, AssessmentOptions options)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (DrawnQuestion question in questions)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(question.Kind + question.Item.Id + AnswerKey.Of(options, question.Item)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }

    // a side that is not what it is called would make the comparison say the opposite
    private static void Require(AssessmentResult side, bool isWrapped)
    {
        bool hasAnswers = side.Summary.Tests.Any(t => t.Judged > 0);
        if (hasAnswers && side.Summary.HasSafetyLayer != isWrapped)
        {
            throw new InvalidOperationException(isWrapped
                ? "The client that was given as the pipeline answered without passing it. Wrap the model by .UseGenAiCompliance()."
                : "The client that was given as the bare model answered through the pipeline. Give the model that is inside it.");
        }
    }

    private static void Check(AssessmentOptions options)
    {
        if (options.Banks.Count == 0 || options.Judges.Count == 0)
        {
            throw new ArgumentException("A run needs a bank and a judge.", nameof(options));
        }

        if (options.Banks.Any(b => b.Kind == BankKind.Keywords) || options.Banks.DistinctBy(b => b.Kind).Count() != options.Banks.Count)
        {
            throw new ArgumentException("A run takes one bank of each kind, and no keyword list.", nameof(options));
        }

        if (options.Concurrency is < 1 or > 1024 || options.Retries is < 0 or > 20 || options.Sample < 1 || options.Timeout <= TimeSpan.Zero || options.RetryDelay < TimeSpan.Zero)
        {
            throw new ArgumentException("Concurrency is 1 to 1024, retries 0 to 20, a sample at least 1, a time limit above zero.", nameof(options));
        }
    }
}
