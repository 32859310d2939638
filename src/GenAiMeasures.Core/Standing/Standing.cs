namespace GenAiMeasures;

/// <summary>How a subject stands with the service (使用状态). Ordered: a greater value is a stricter one.</summary>
public enum Standing
{
    /// <summary>No measure is in force (正常).</summary>
    Good = 0,

    /// <summary>Warned (已警示); nothing is withheld.</summary>
    Warned = 1,

    /// <summary>Named features are withheld (限制功能).</summary>
    Restricted = 2,

    /// <summary>The service is withheld until a date (暂停).</summary>
    Suspended = 3,

    /// <summary>The service has ended for this subject (终止).</summary>
    Terminated = 4,
}
