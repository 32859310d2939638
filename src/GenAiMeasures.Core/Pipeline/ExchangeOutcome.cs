namespace GenAiMeasures;

/// <summary>How an exchange ended.</summary>
public enum ExchangeOutcome
{
    /// <summary>It has not ended.</summary>
    Open = 0,

    /// <summary>The answer was delivered to its end.</summary>
    Completed = 1,

    /// <summary>It was refused before the model was asked.</summary>
    Refused = 2,

    /// <summary>The answer was stopped or withheld (Interim Measures Art. 14(1)).</summary>
    Stopped = 3,

    /// <summary>The caller cancelled or stopped reading.</summary>
    Cancelled = 4,

    /// <summary>The model or its service failed.</summary>
    Failed = 5,

    /// <summary>The process ended in the middle; found by recovery at the next start.</summary>
    Interrupted = 6,

    /// <summary>The model's service works in the background; a later call with the continuation token fetches the answer.</summary>
    Pending = 7,
}
