namespace GenAiMeasures.Provenance;

/// <summary>How far the use of a source has come.</summary>
public enum SourceState
{
    /// <summary>Not said.</summary>
    Unspecified = 0,

    /// <summary>Assessed, nothing collected yet.</summary>
    Planned = 1,

    /// <summary>Collected, not used for training yet.</summary>
    Collected = 2,

    /// <summary>Used for training.</summary>
    InUse = 3,

    /// <summary>Assessed and not to be used.</summary>
    Rejected = 4,

    /// <summary>Was used, and is no longer.</summary>
    Withdrawn = 5,
}
