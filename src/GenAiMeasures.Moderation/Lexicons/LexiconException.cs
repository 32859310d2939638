using System.Globalization;
using System.Text;

namespace GenAiMeasures.Moderation;

/// <summary>A lexicon cannot be used: it cannot be read, or rows of it are wrong. All problems are named at once.</summary>
public sealed class LexiconException : FormatException
{
    private const int Shown = 20;

    /// <summary>Initializes the exception.</summary>
    /// <param name="lexicon">The lexicon's name or path.</param>
    /// <param name="problems">What is wrong with it.</param>
    /// <param name="inner">The error behind it, or <see langword="null"/>.</param>
    public LexiconException(string lexicon, IReadOnlyList<LexiconProblem> problems, Exception? inner = null)
        : base(Describe(lexicon, problems ?? throw new ArgumentNullException(nameof(problems))), inner)
    {
        Lexicon = lexicon;
        Problems = problems;
    }

    /// <summary>Gets the lexicon's name or path.</summary>
    public string Lexicon { get; }

    /// <summary>Gets what is wrong with it.</summary>
    public IReadOnlyList<LexiconProblem> Problems { get; }

    private static string Describe(string lexicon, IReadOnlyList<LexiconProblem> problems)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"The lexicon '{lexicon}' cannot be used:");
        for (int i = 0; i < Math.Min(problems.Count, Shown); i++)
        {
            LexiconProblem problem = problems[i];
            text.Append(problem.Line > 0 ? string.Create(CultureInfo.InvariantCulture, $"\n  line {problem.Line}: ") : "\n  ").Append(problem.Message);
        }

        if (problems.Count > Shown)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n  and {problems.Count - Shown} more lines.");
        }

        return text.ToString();
    }
}
