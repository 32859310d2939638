using System.ComponentModel.DataAnnotations;

namespace GenAiMeasures.AspNetCore;

/// <summary>What people may send in.</summary>
public sealed class IntakeOptions
{
    /// <summary>Gets or sets how many requests one subject, or one address without a subject, may send in a minute.</summary>
    /// <value>From 1 to 10,000. Default: 10.</value>
    [Range(1, 10_000)]
    public int RequestsPerMinute { get; set; } = 10;

    /// <summary>Gets or sets the file of the service agreement as UTF-8 text (Interim Measures Art. 9(2), Labeling Measures Art. 8).</summary>
    /// <value>Default: empty, the agreement's endpoints answer 404. The version is that of <see cref="AgreementOptions.RequiredVersion"/>.</value>
    public string AgreementFile { get; set; } = "";

    /// <summary>Gets or sets the file that states for which people, occasions and uses the service is meant, as UTF-8 text (Interim Measures Art. 10).</summary>
    /// <value>Default: empty, the disclosure holds the provider's facts only.</value>
    public string DisclosureFile { get; set; } = "";
}
