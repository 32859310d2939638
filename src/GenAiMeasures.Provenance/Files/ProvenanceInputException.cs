using System.Globalization;
using System.Text;

namespace GenAiMeasures.Provenance;

/// <summary>Something that was read is wrong, and nothing of it was taken. Every problem that was found is named.</summary>
public sealed class ProvenanceInputException : FormatException
{
    private const int Shown = 5;

    /// <summary>Initializes the exception.</summary>
    /// <param name="problems">What is wrong.</param>
    /// <param name="innerException">Why, where another exception said so.</param>
    /// <exception cref="ArgumentNullException"><paramref name="problems"/> is <see langword="null"/>.</exception>
    public ProvenanceInputException(IReadOnlyList<InputProblem> problems, Exception? innerException = null)
        : base(Describe(problems), innerException) => Problems = problems;

    /// <summary>Gets what is wrong, in the order of the file.</summary>
    public IReadOnlyList<InputProblem> Problems { get; }

    private static string Describe(IReadOnlyList<InputProblem> problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        var text = new StringBuilder();
        foreach (InputProblem problem in problems.Take(Shown))
        {
            text.Append(text.Length == 0 ? "" : " ").Append(problem.Place).Append(": ").Append(problem.English).Append(' ').Append(problem.Chinese);
        }

        if (problems.Count > Shown)
        {
            text.Append(CultureInfo.InvariantCulture, $" And {problems.Count - Shown} more.");
        }

        return text.Append(" Nothing was taken over. 未导入任何内容。").ToString();
    }
}
