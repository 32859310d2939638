namespace GenAiMeasures;

/// <summary>Whether a record's text can be read.</summary>
public enum LedgerEntryState
{
    /// <summary>Nobody has tried, or the keys are not here.</summary>
    Sealed = 0,

    /// <summary>It was opened.</summary>
    Opened = 1,

    /// <summary>Its key was destroyed: it was erased or its time was over. The header and its proof stay.</summary>
    Erased = 2,

    /// <summary>Its box is not the one that the header commits to.</summary>
    Damaged = 3,
}
