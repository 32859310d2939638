namespace GenAiMeasures.Filing;

/// <summary>The same drawn questions asked twice: past the safety layer and through it. Offices ask for both. Immutable.</summary>
/// <param name="Without">The run of the bare model, in the folder <c>without</c>.</param>
/// <param name="With">The run through the pipeline, in the folder <c>with</c>.</param>
/// <param name="Comparison">What the layer changed: newly passing is what it stopped, newly failing what it refused or spoiled.</param>
public sealed record AssessmentSides(AssessmentResult Without, AssessmentResult With, AssessmentComparison Comparison)
{
    /// <summary>The subfolder of the run past the safety layer.</summary>
    public const string WithoutFolder = "without";

    /// <summary>The subfolder of the run through the safety layer.</summary>
    public const string WithFolder = "with";

    /// <summary>Reads both sides again.</summary>
    /// <param name="folder">The folder that holds the two.</param>
    /// <returns>The sides.</returns>
    /// <exception cref="ArgumentException"><paramref name="folder"/> is empty.</exception>
    /// <exception cref="FilingInputException">A side is no result of a run.</exception>
    /// <exception cref="IOException">The files cannot be read.</exception>
    public static AssessmentSides Read(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        return Of(AssessmentResult.Read(Path.Combine(folder, WithoutFolder)), AssessmentResult.Read(Path.Combine(folder, WithFolder)));
    }

    internal static AssessmentSides Of(AssessmentResult without, AssessmentResult with) => new(without, with, AssessmentComparison.Between(without, with));
}
