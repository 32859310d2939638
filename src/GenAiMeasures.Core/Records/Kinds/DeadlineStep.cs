namespace GenAiMeasures;

/// <summary>What happened to a deadline. The numbers are stored.</summary>
public enum DeadlineStep
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>The clock was started.</summary>
    Started = 1,

    /// <summary>A person moved the day, with the reason.</summary>
    Extended = 2,

    /// <summary>A newer notice of days off moved the day, or made it certain.</summary>
    Recalculated = 3,

    /// <summary>The time ran out.</summary>
    Overdue = 4,

    /// <summary>What was due was done.</summary>
    Met = 5,

    /// <summary>The clock does not apply after all, with the reason.</summary>
    Dropped = 6,
}
