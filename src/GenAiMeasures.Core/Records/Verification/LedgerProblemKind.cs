namespace GenAiMeasures;

/// <summary>What is wrong with a ledger.</summary>
public enum LedgerProblemKind
{
    /// <summary>A record's bytes were changed after it was taken.</summary>
    Edited = 0,

    /// <summary>A record is missing between others.</summary>
    Dropped = 1,

    /// <summary>A record stands where none was taken.</summary>
    Inserted = 2,

    /// <summary>Records stand in another order.</summary>
    Reordered = 3,

    /// <summary>Records are missing at the end.</summary>
    Truncated = 4,

    /// <summary>The ledger is older than a checkpoint that was kept elsewhere.</summary>
    RolledBack = 5,

    /// <summary>A record's bytes cannot be read.</summary>
    Unreadable = 6,
}
