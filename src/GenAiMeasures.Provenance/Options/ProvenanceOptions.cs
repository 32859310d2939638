namespace GenAiMeasures.Provenance;

/// <summary>The settings of the register, bound from the configuration section <c>GenAiMeasures:Provenance</c>.</summary>
public sealed class ProvenanceOptions
{
    /// <summary>The name of the configuration section.</summary>
    public const string SectionName = "GenAiMeasures:Provenance";

    /// <summary>Gets or sets where the register is kept.</summary>
    /// <value>Default: <see cref="TrainingDataStore.File"/>.</value>
    public TrainingDataStore Store { get; set; }

    /// <summary>Gets or sets the file of the register, where it is kept in one.</summary>
    /// <value>Default: <c>training-data.json</c> in the current folder. It is made by the first commit.</value>
    public string RegisterFile { get; set; } = "training-data.json";

    /// <summary>Gets or sets the folder to which paths of evidence are relative.</summary>
    /// <value>Default: <see langword="null"/>, the folder of <see cref="RegisterFile"/>.</value>
    public string? EvidenceFolder { get; set; }

    /// <summary>Gets or sets the profile whose numbers count.</summary>
    /// <value>One of <see cref="RegisterChecker.Profiles"/>. Default: <c>GbT45654_2025</c>.</value>
    public string Profile { get; set; } = "GbT45654_2025";

    /// <summary>Gets or sets whether rules of local practice are asked too.</summary>
    /// <value>Default: <see langword="false"/>.</value>
    public bool IncludePractice { get; set; }

    internal RegisterCheckOptions ToCheckOptions() => new()
    {
        Profile = Profile,
        EvidenceFolder = EvidenceFolder ?? Path.GetDirectoryName(Path.GetFullPath(RegisterFile)),
        IncludePractice = IncludePractice,
    };
}
