namespace GenAiMeasures.Provenance;

/// <summary>Personal information in a source (GB/T 45652 6.3).</summary>
public sealed record PersonalInformationFacts
{
    /// <summary>Gets whether there is any.</summary>
    public bool Contains { get; init; }

    /// <summary>Gets whether there is sensitive personal information.</summary>
    public bool Sensitive { get; init; }

    /// <summary>Gets whether there is information of minors under 14.</summary>
    public bool Minors { get; init; }

    /// <summary>Gets the ground of its use.</summary>
    public PersonalInformationBasis Basis { get; init; }

    /// <summary>Gets the consent given.</summary>
    public ConsentKind Consent { get; init; }

    /// <summary>Gets how it is made unidentifiable.</summary>
    public string? Deidentification { get; init; }

    /// <summary>Gets how persons refuse.</summary>
    public string? OptOut { get; init; }
}
