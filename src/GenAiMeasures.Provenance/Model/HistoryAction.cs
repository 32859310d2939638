namespace GenAiMeasures.Provenance;

/// <summary>What was done with training data (GB/T 45652 5 e).</summary>
public enum HistoryAction
{
    /// <summary>Something else.</summary>
    Other = 0,

    /// <summary>Collected.</summary>
    Collect = 1,

    /// <summary>Pre-processed.</summary>
    Process = 2,

    /// <summary>Used.</summary>
    Use = 3,

    /// <summary>Removed.</summary>
    Remove = 4,
}
