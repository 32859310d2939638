namespace GenAiMeasures.Filing;

/// <summary>A profile, bank or spreadsheet is wrong, and nothing of it was taken. Every problem that was found is named with its place and cure.</summary>
public sealed class FilingInputException : FormatException
{
    /// <summary>Initializes the exception.</summary>
    /// <param name="problems">What is wrong.</param>
    /// <param name="innerException">Why, where another exception said so.</param>
    /// <exception cref="ArgumentNullException"><paramref name="problems"/> is <see langword="null"/>.</exception>
    public FilingInputException(IReadOnlyList<InputProblem> problems, Exception? innerException = null)
        : base(ProblemText.Describe(problems), innerException) => Problems = problems;

    /// <summary>Gets what is wrong, in the order of the file.</summary>
    public IReadOnlyList<InputProblem> Problems { get; }
}
