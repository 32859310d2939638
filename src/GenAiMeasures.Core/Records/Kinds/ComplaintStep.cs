namespace GenAiMeasures;

/// <summary>A step in the life of a complaint or report by the public (Interim Measures Art. 15).</summary>
public enum ComplaintStep
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>It came in (收到).</summary>
    Received = 1,

    /// <summary>It was taken up (受理).</summary>
    Accepted = 2,

    /// <summary>It was not taken up, with the ground (不予受理).</summary>
    Rejected = 3,

    /// <summary>Something was done about it (处理).</summary>
    Handled = 4,

    /// <summary>The complainant was told the outcome (反馈).</summary>
    Answered = 5,

    /// <summary>It is closed (办结): its retention terms begin.</summary>
    Closed = 6,

    /// <summary>It was opened again (重新办理).</summary>
    Reopened = 7,
}
