using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace GenAiMeasures.Filing;

/// <summary>Two runs on the same questions, before and after a change. Immutable.</summary>
/// <param name="Both">How many questions both runs judged.</param>
/// <param name="NewlyFailing">The questions that passed before and fail now: what has to be rectified (Interim Measures Art. 14(1)).</param>
/// <param name="NewlyPassing">The questions that failed before and pass now.</param>
/// <param name="P">McNemar's exact two-sided p: the chance of a difference as great if nothing had changed.</param>
public sealed record AssessmentComparison(int Both, IReadOnlyList<AssessedCase> NewlyFailing, IReadOnlyList<AssessedCase> NewlyPassing, double P)
{
    private static readonly FilingJsonContext Lines = new(new JsonSerializerOptions(FilingJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>Compares two runs.</summary>
    /// <param name="before">The earlier run.</param>
    /// <param name="after">The later run.</param>
    /// <returns>The comparison.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static AssessmentComparison Between(AssessmentResult before, AssessmentResult after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        Dictionary<(BankKind, string), AssessedCase> earlier = before.Cases.Where(c => c.IsJudged).DistinctBy(c => (c.Kind, c.Id)).ToDictionary(c => (c.Kind, c.Id));
        (AssessedCase Before, AssessedCase After)[] pairs =
        [
            .. after.Cases.Where(c => c.IsJudged && earlier.ContainsKey((c.Kind, c.Id))).Select(c => (earlier[(c.Kind, c.Id)], c)),
        ];
        AssessedCase[] failing = [.. pairs.Where(p => !p.Before.IsFailure && p.After.IsFailure).Select(p => p.After)];
        AssessedCase[] passing = [.. pairs.Where(p => p.Before.IsFailure && !p.After.IsFailure).Select(p => p.After)];
        int changed = failing.Length + passing.Length;
        double p = changed == 0 ? 1 : Math.Min(1, 2 * Distributions.BinomialCumulative(Math.Min(failing.Length, passing.Length), changed, 0.5));
        return new AssessmentComparison(pairs.Length, failing, passing, p);
    }

    /// <summary>Writes the newly failing questions as rectification items, one JSON object a line: id, kind, class, verdict and the run. Texts stay in the bank.</summary>
    /// <param name="path">The file.</param>
    /// <param name="run">The id of the later run.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    /// <returns>A task that ends when it is written.</returns>
    /// <exception cref="ArgumentException">An argument is empty.</exception>
    public Task WriteRectificationAsync(string path, string run, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentException.ThrowIfNullOrEmpty(run);
        var text = new StringBuilder();
        foreach (AssessedCase one in NewlyFailing)
        {
            text.Append(JsonSerializer.Serialize(new RectificationItem(one.Id, one.Kind, one.Class, one.Verdict, run), Lines.RectificationItem)).Append('\n');
        }

        return File.WriteAllTextAsync(path, text.ToString(), cancellationToken);
    }
}
