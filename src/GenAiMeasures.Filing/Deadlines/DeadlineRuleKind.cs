namespace GenAiMeasures.Filing;

/// <summary>What a period means.</summary>
public enum DeadlineRuleKind
{
    /// <summary>Something must be done before it ends.</summary>
    Duty = 0,

    /// <summary>As <see cref="Duty"/>, and the next period begins when it was done.</summary>
    Recurring = 1,

    /// <summary>Something must be kept until it ends. It is never overdue.</summary>
    Minimum = 2,

    /// <summary>An authority has until it ends to answer.</summary>
    Authority = 3,
}
