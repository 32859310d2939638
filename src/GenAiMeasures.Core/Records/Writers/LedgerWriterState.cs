namespace GenAiMeasures;

/// <summary>Whether an instance writes. The numbers are stored.</summary>
public enum LedgerWriterState
{
    /// <summary>It writes.</summary>
    Writing = 0,

    /// <summary>Another instance closed its logs, because its lease had run out.</summary>
    FencedOff = 1,

    /// <summary>It ended by itself.</summary>
    Ended = 2,

    /// <summary>It does not come back, and what was only in its journal was declared lost.</summary>
    Lost = 3,
}
