namespace GenAiMeasures;

/// <summary>What may still happen to a log. The numbers are stored.</summary>
public enum LedgerLogState
{
    /// <summary>Records are added.</summary>
    Growing = 0,

    /// <summary>Nothing is added any more: the ledger went on in other logs after a restore.</summary>
    Closed = 1,

    /// <summary>Its time was over and its records are deleted; size and root stay.</summary>
    Purged = 2,
}
