namespace GenAiMeasures.Provenance;

/// <summary>What became of a batch.</summary>
public enum BatchState
{
    /// <summary>Not decided.</summary>
    Open = 0,

    /// <summary>Accepted.</summary>
    Accepted = 1,

    /// <summary>To be annotated again.</summary>
    Reannotate = 2,

    /// <summary>Void: not to be used anywhere.</summary>
    Void = 3,
}
