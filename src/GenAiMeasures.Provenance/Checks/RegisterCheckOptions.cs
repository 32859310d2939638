namespace GenAiMeasures.Provenance;

/// <summary>How a register is checked.</summary>
public sealed class RegisterCheckOptions
{
    /// <summary>Gets or sets the profile whose numbers count.</summary>
    /// <value>One of <see cref="RegisterChecker.Profiles"/>. Default: <c>GbT45654_2025</c>.</value>
    public string Profile { get; set; } = "GbT45654_2025";

    /// <summary>Gets or sets the folder to which paths of evidence are relative; files in it are hashed and compared.</summary>
    /// <value>Default: <see langword="null"/>, which judges only what the register says.</value>
    public string? EvidenceFolder { get; set; }

    /// <summary>Gets or sets whether rules of local practice that stand in no standard are asked too, such as the 30 % of foreign open-source data.</summary>
    /// <value>Default: <see langword="false"/>.</value>
    public bool IncludePractice { get; set; }

    /// <summary>Gets the filing numbers of models known to be filed, as the operator keeps them; with any, the numbers in the register are looked up.</summary>
    public ISet<string> FiledModels { get; } = new HashSet<string>(StringComparer.Ordinal);
}
