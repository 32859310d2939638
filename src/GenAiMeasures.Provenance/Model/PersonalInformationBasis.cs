namespace GenAiMeasures.Provenance;

/// <summary>The ground on which personal information is used (PIPL Art. 13).</summary>
public enum PersonalInformationBasis
{
    /// <summary>None was named.</summary>
    None = 0,

    /// <summary>Consent of the person.</summary>
    Consent = 1,

    /// <summary>Needed for a contract with the person.</summary>
    Contract = 2,

    /// <summary>Needed for a duty under law.</summary>
    LegalDuty = 3,

    /// <summary>An emergency of public health, life, health or property.</summary>
    Emergency = 4,

    /// <summary>News and public supervision in the public interest.</summary>
    News = 5,

    /// <summary>Published by the person or otherwise lawfully, within reason.</summary>
    Published = 6,

    /// <summary>Another case of law.</summary>
    Statutory = 7,
}
