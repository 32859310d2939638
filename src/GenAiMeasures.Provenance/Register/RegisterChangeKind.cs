namespace GenAiMeasures.Provenance;

/// <summary>What happened to an object of a register.</summary>
public enum RegisterChangeKind
{
    /// <summary>It is new.</summary>
    Added = 0,

    /// <summary>It differs.</summary>
    Changed = 1,

    /// <summary>It is gone.</summary>
    Removed = 2,
}
