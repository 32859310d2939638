namespace GenAiMeasures;

/// <summary>The service agreement with registered users (Interim Measures Art. 9(2)).</summary>
public sealed class AgreementOptions
{
    /// <summary>Gets or sets the version of the agreement that an identified subject must have accepted before they are served.</summary>
    /// <value>Default: empty, no gate: IM-9-AGREEMENT is left to the operator. Anonymous and shared subjects pass: they are not registered.</value>
    public string RequiredVersion { get; set; } = "";
}
