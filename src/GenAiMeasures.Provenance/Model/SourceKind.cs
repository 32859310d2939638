namespace GenAiMeasures.Provenance;

/// <summary>Where training data comes from: the six kinds, each with the evidence it needs (TC260-003 5.1 c; GB/T 45652).</summary>
public enum SourceKind
{
    /// <summary>Not said: an error for every check.</summary>
    Unspecified = 0,

    /// <summary>An open data set: needs its licence or an authorisation.</summary>
    OpenSource = 1,

    /// <summary>Collected by the provider, from the web or elsewhere: needs collection records.</summary>
    SelfCollected = 2,

    /// <summary>Bought or from a partner: needs contract, promises and the provider's own review.</summary>
    Commercial = 3,

    /// <summary>What users of a service put in: needs records of their authorisation.</summary>
    UserInput = 4,

    /// <summary>Written or recorded by the provider's own people.</summary>
    SelfProduced = 5,

    /// <summary>Made by a model: needs model or service, version and time.</summary>
    Generated = 6,
}
