namespace GenAiMeasures;

/// <summary>To whom inputs and usage records are given (Interim Measures Art. 11(1)).</summary>
public sealed class SharingOptions
{
    /// <summary>Gets the declared recipients, by a short name of the host's.</summary>
    /// <value>Default: empty, the guard is off and IM-11-SHARING is left to the operator. With one or more, an exchange whose model endpoint is not among them is refused.</value>
    public IDictionary<string, SharingRecipient> Recipients { get; } = new Dictionary<string, SharingRecipient>(StringComparer.Ordinal);

    /// <summary>Gets or sets what happens when personal information would go to a recipient without a basis.</summary>
    /// <value>Default: <see cref="GenAiMeasures.WithoutBasis.Refuse"/>.</value>
    public WithoutBasis WithoutBasis { get; set; } = WithoutBasis.Refuse;
}
