namespace GenAiMeasures;

/// <summary>One step of a complaint (Interim Measures Art. 15). The numbers are stored.</summary>
public enum ComplaintStep
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>It came in (收到).</summary>
    Received = 1,

    /// <summary>It was taken up (受理).</summary>
    Accepted = 2,

    /// <summary>It was not taken up, with the reason (不予受理).</summary>
    Declined = 3,

    /// <summary>Something was done about it (处理).</summary>
    Handled = 4,

    /// <summary>The person was answered (反馈).</summary>
    Answered = 5,

    /// <summary>It was reported to an authority (上报).</summary>
    Reported = 6,

    /// <summary>Closed: it was answered or declined (办结).</summary>
    Closed = 7,

    /// <summary>The text and contact of the person were erased; the rest stays.</summary>
    Erased = 8,
}
