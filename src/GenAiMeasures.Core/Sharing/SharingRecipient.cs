namespace GenAiMeasures;

/// <summary>Somebody to whom inputs and usage records are given (Interim Measures Art. 11(1), PIPL Art. 21, 23, 38).</summary>
public sealed class SharingRecipient
{
    /// <summary>Gets or sets the recipient's name, as the privacy notice states it.</summary>
    /// <value>No default: empty is an error at start.</value>
    public string Name { get; set; } = "";

    /// <summary>Gets or sets where it handles what it is given.</summary>
    /// <value>No default: unset is an error at start.</value>
    public RecipientRegion Region { get; set; }

    /// <summary>Gets or sets the legal basis for giving it personal information: a processing agreement, separate consent, or another that the law knows.</summary>
    /// <value>Default: empty, no basis: personal information is refused or minimised.</value>
    public string Basis { get; set; } = "";

    /// <summary>Gets or sets, for a recipient abroad, the mechanism of PIPL Art. 38: security assessment, certification or standard contract, with its number.</summary>
    /// <value>Default: empty; a recipient abroad without it has no basis for personal information.</value>
    public string CrossBorderMechanism { get; set; } = "";

    /// <summary>Gets the kinds of data that it is given, in the words of the privacy notice.</summary>
    /// <value>At least one.</value>
    public IList<string> Data { get; } = [];

    /// <summary>Gets the endpoints of chat clients that stand for this recipient: the host of the service's address, such as <c>api.example.cn</c>, or the provider's name where a client has no address.</summary>
    /// <value>Default: empty, for a recipient that is no model endpoint. Upper and lower case are the same.</value>
    public IList<string> Endpoints { get; } = [];

    // personal information may be given to it
    internal bool HasBasis =>
        !string.IsNullOrWhiteSpace(Basis) && (Region == RecipientRegion.Mainland || !string.IsNullOrWhiteSpace(CrossBorderMechanism));
}
