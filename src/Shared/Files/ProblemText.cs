using System.Globalization;
using System.Text;

namespace GenAiMeasures;

// the message of an exception that names what is wrong with something that was read
internal static class ProblemText
{
    private const int Shown = 5;

    internal static string Describe(IReadOnlyList<InputProblem> problems)
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
