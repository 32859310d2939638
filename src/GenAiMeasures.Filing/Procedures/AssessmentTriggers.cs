namespace GenAiMeasures.Filing;

/// <summary>The triggers of the security assessment of 2018 (Art. 3, quoted by public readers).</summary>
[Flags]
public enum AssessmentTriggers
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>The service or function goes online.</summary>
    GoingOnline = 1,

    /// <summary>New technology changes it greatly.</summary>
    NewTechnology = 2,

    /// <summary>The number of users grows markedly.</summary>
    Growth = 4,

    /// <summary>Illegal information spread and showed that controls failed.</summary>
    ControlsFailed = 8,

    /// <summary>An authority at prefecture level or above gave written notice.</summary>
    WrittenNotice = 16,
}
