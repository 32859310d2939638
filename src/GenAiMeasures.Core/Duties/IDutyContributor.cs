namespace GenAiMeasures;

/// <summary>States which duties a package or host sees to. Asked once, when the pipeline is built. Must be thread-safe.</summary>
public interface IDutyContributor
{
    /// <summary>States the contributions under the settings in force; what a setting switches off is not stated.</summary>
    /// <returns>The contributions.</returns>
    IEnumerable<DutyContribution> Contribute();
}
