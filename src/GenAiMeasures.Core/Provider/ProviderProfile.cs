namespace GenAiMeasures;

/// <summary>Who answers for the service, and what it is: the facts that labels, records and filings all quote.</summary>
/// <remarks>Bound from <c>GenAiMeasures:Provider</c>. Not thread-safe while it is being configured; read-only afterwards.</remarks>
public sealed class ProviderProfile
{
    /// <summary>Gets or sets the registered name of the provider, the organisation that serves the public (Interim Measures Art. 22: also one that only calls a vendor's API).</summary>
    /// <value>Required unless the scope is <see cref="ServiceScope.Internal"/>. Default: empty.</value>
    public string Name { get; set; } = "";

    /// <summary>Gets or sets the provider's 18-character Unified Social Credit Code (统一社会信用代码, GB 32100-2015).</summary>
    /// <value>Required unless the scope is <see cref="ServiceScope.Internal"/>; its check digit is verified at start. Never invented. Default: empty.</value>
    public string CreditCode { get; set; } = "";

    /// <summary>Gets or sets the name under which the public knows the service.</summary>
    /// <value>Required unless the scope is <see cref="ServiceScope.Internal"/>. Default: empty.</value>
    public string ServiceName { get; set; } = "";

    /// <summary>Gets or sets the filing or registration number of the service or its model (备案号、上线编号), which must be shown to users.</summary>
    /// <value>Free text such as <c>Beijing-YunQue-20230821</c>; formats differ by province. Default: <see langword="null"/>, not filed yet.</value>
    public string? ModelFilingNumber { get; set; }

    /// <summary>Gets or sets the number of the algorithm filing (Algorithm Provisions Art. 24, 26).</summary>
    /// <value>The shape is 网信算备, 21 digits, 号; another shape is an error at start. Default: <see langword="null"/>, not filed yet.</value>
    public string? AlgorithmFilingNumber { get; set; }

    /// <summary>Gets or sets what the service generates.</summary>
    /// <value>Default: <see cref="ServiceModalities.Text"/>.</value>
    public ServiceModalities Modalities { get; set; } = ServiceModalities.Text;

    /// <summary>Gets or sets whether the service has public-opinion attributes or the ability to mobilise the public (舆论属性或者社会动员能力, Interim Measures Art. 17).</summary>
    /// <value>Default: <see langword="true"/>, the careful answer: security assessment and algorithm filing then apply.</value>
    public bool HasOpinionAttributes { get; set; } = true;
}
