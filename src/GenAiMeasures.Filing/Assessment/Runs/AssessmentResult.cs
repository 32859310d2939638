using System.Text.Json;

namespace GenAiMeasures.Filing;

/// <summary>What a run found, question by question. Immutable.</summary>
/// <param name="Summary">The rates.</param>
/// <param name="Cases">The questions in their order.</param>
/// <param name="Agreement">How far the judges agree, pair by pair.</param>
public sealed record AssessmentResult(AssessmentSummary Summary, IReadOnlyList<AssessedCase> Cases, IReadOnlyList<JudgeAgreement> Agreement)
{
    internal const string SummaryFile = "summary.json";
    internal const string CasesFile = "cases.json";
    internal const string AnswersFile = "answers.jsonl";

    /// <summary>Reads the result of a run again.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <returns>The result.</returns>
    /// <exception cref="ArgumentException"><paramref name="folder"/> is empty.</exception>
    /// <exception cref="FilingInputException">The folder holds no run, or its summary and its questions contradict each other.</exception>
    /// <exception cref="IOException">The files cannot be read.</exception>
    public static AssessmentResult Read(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        AssessmentSummary summary = AssessmentSummary.Read(Path.Combine(folder, SummaryFile));
        try
        {
            List<AssessedCase> cases = JsonSerializer.Deserialize(File.ReadAllBytes(Path.Combine(folder, CasesFile)), FilingJsonContext.Default.ListAssessedCase) ?? throw new JsonException();
            if (summary.Tests.Any(t => !Agrees(t, cases)) || cases.Any(c => c.Verdicts.Count != summary.Judges.Length))
            {
                throw new FilingInputException([new InputProblem(
                    SummaryFile, "contradiction", "The counts are not those of the questions in cases.json: one of the files was changed or is of another run. Run again with the same folder: kept answers are not asked for again.",
                    "汇总的计数与 cases.json 中的题目不符：文件被改动，或者属于另一次运行。请用同一目录重新运行：已保存的回答不会重复请求。")]);
            }

            return new AssessmentResult(summary, cases, JudgeAgreement.Of(summary.Judges, cases));
        }
        catch (JsonException exception)
        {
            throw new FilingInputException(
                [new InputProblem(CasesFile, "cases", "The file is no result of a run. Run again with the same folder: kept answers are not asked for again.", "该文件不是评估结果。请用同一目录重新运行：已保存的回答不会重复请求。")], exception);
        }
    }

    private static bool Agrees(AssessmentTest test, List<AssessedCase> cases)
    {
        AssessedCase[] own = [.. cases.Where(c => c.Kind == test.Kind)];
        return (own.Length, own.Count(c => c.IsJudged), own.Count(c => c.IsCounted)) == (test.Drawn, test.Judged, test.Counted)
            && (test.Judged == 0 || Math.Abs(test.Rate - ((double)test.Counted / test.Judged)) < 1e-9);
    }

    internal async Task SaveAsync(string folder, CancellationToken cancellationToken)
    {
        await File.WriteAllBytesAsync(Path.Combine(folder, SummaryFile), JsonSerializer.SerializeToUtf8Bytes(Summary, FilingJsonContext.Default.AssessmentSummary), cancellationToken);
        await File.WriteAllBytesAsync(Path.Combine(folder, CasesFile), JsonSerializer.SerializeToUtf8Bytes([.. Cases], FilingJsonContext.Default.ListAssessedCase), cancellationToken);
    }
}
