namespace GenAiMeasures.Provenance;

/// <summary>The consent that was given.</summary>
public enum ConsentKind
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>A consent.</summary>
    Consent = 1,

    /// <summary>A separate consent (PIPL Art. 29).</summary>
    SeparateConsent = 2,

    /// <summary>A guardian's consent (PIPL Art. 31).</summary>
    Guardian = 3,
}
