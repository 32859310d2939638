namespace GenAiMeasures;

/// <summary>What a standing store did with a new state.</summary>
public enum StandingCommit
{
    /// <summary>The state replaced the one it was made from.</summary>
    Committed = 0,

    /// <summary>Another state had come in between; nothing was written.</summary>
    Conflict = 1,

    /// <summary>The exchange had been counted before; nothing was written.</summary>
    AlreadyCounted = 2,
}
