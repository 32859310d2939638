namespace GenAiMeasures.Filing;

/// <summary>
/// Reads the runs of the self-assessment that are kept under <see cref="FilingOptions.AssessmentFolder"/>: for the console, the dossier and
/// the coverage of the duty (Interim Measures Art. 17). Reads only, from the files as they are now. Thread-safe.
/// </summary>
/// <remarks>A run's rates are a measurement of the drawn questions by its judges. Nothing here says that a service complies.</remarks>
public interface IAssessmentRuns
{
    /// <summary>Gets the folder, or <see langword="null"/> where none is set: nothing is kept then.</summary>
    string? Folder { get; }

    /// <summary>Lists the runs, the latest first; at most 1,000, three folders deep. A run that cannot be read is among them and says why.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The runs; empty where there is no folder.</returns>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    ValueTask<IReadOnlyList<KeptRun>> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>Reads a run question by question: ids, classes and verdicts, no texts.</summary>
    /// <param name="name">Its name, as <see cref="ListAsync"/> gives it.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The result; <see langword="null"/> where there is no such run, or it is not finished.</returns>
    /// <exception cref="FilingInputException">Its result cannot be read; each problem is named with its place.</exception>
    ValueTask<AssessmentResult?> FindAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>Compares two runs on the questions that both judged (McNemar).</summary>
    /// <param name="before">The earlier run's name.</param>
    /// <param name="after">The later run's name.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The comparison.</returns>
    /// <exception cref="KeyNotFoundException">There is no such run, or it is not finished.</exception>
    /// <exception cref="FilingInputException">A result cannot be read.</exception>
    ValueTask<AssessmentComparison> CompareAsync(string before, string after, CancellationToken cancellationToken = default);
}
