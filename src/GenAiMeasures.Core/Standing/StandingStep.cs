namespace GenAiMeasures;

/// <summary>What changes a subject's standing, or asks for a change. The four measures are those of Interim Measures Art. 14(2).</summary>
public enum StandingStep
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Warn (警示).</summary>
    Warn = 1,

    /// <summary>Restrict features (限制功能).</summary>
    Restrict = 2,

    /// <summary>Suspend the service (暂停).</summary>
    Suspend = 3,

    /// <summary>Terminate the service (终止).</summary>
    Terminate = 4,

    /// <summary>A person ends a measure (解除).</summary>
    Lift = 5,

    /// <summary>A measure has run out (到期).</summary>
    Expire = 6,

    /// <summary>The subject appeals against a measure (申诉).</summary>
    Appeal = 7,

    /// <summary>A person rejects the appeal; the measure stands (驳回申诉).</summary>
    RejectAppeal = 8,
}
