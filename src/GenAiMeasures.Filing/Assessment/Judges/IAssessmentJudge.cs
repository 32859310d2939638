namespace GenAiMeasures.Filing;

/// <summary>Judges answers of a self-assessment. Implementations are thread-safe.</summary>
public interface IAssessmentJudge
{
    /// <summary>Gets the name, such as <c>lexicon</c>.</summary>
    string Name { get; }

    /// <summary>Gets the version of everything that decides: a lexicon's digest, a rubric's version and the model.</summary>
    string Version { get; }

    /// <summary>Judges an answer.</summary>
    /// <param name="one">The question with its answer.</param>
    /// <param name="cancellationToken">Ends the judging.</param>
    /// <returns>The verdict.</returns>
    ValueTask<AssessmentVerdict> JudgeAsync(AssessmentCase one, CancellationToken cancellationToken);
}
