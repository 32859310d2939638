namespace GenAiMeasures.Provenance;

/// <summary>Whether a licence lets data be used commercially.</summary>
public enum CommercialUse
{
    /// <summary>Not known: not usable without an authorisation.</summary>
    Unknown = 0,

    /// <summary>It does.</summary>
    Allowed = 1,

    /// <summary>It does not.</summary>
    Forbidden = 2,
}
