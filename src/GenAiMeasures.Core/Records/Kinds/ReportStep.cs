namespace GenAiMeasures;

/// <summary>What happened to a draft of a report. The numbers are stored.</summary>
public enum ReportStep
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>It was drafted.</summary>
    Drafted = 1,

    /// <summary>The host's sender delivered it.</summary>
    Sent = 2,

    /// <summary>The host's sender could not deliver it.</summary>
    Failed = 3,
}
