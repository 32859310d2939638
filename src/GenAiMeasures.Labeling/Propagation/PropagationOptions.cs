namespace GenAiMeasures.Labeling;

/// <summary>The settings of the propagation check, bound from the configuration section <c>GenAiMeasures:Labeling:Propagation</c>.</summary>
public sealed class PropagationOptions
{
    /// <summary>The name of the configuration section.</summary>
    public const string SectionName = "GenAiMeasures:Labeling:Propagation";

    /// <summary>Gets or sets the name or code of the platform that stands as propagator in labels (GB 45438-2025 Annex E g).</summary>
    /// <value>Default: <see langword="null"/>, the 27-character code for propagation that is built from <c>GenAiMeasures:Provider:CreditCode</c>.</value>
    public string? ContentPropagator { get; set; }

    /// <summary>Gets or sets the application code in characters 24 to 27 of that code (TC260-PG-20252A).</summary>
    /// <value>Four digits or upper-case letters. Default: <c>0000</c>.</value>
    public string ApplicationCode { get; set; } = "0000";
}
