namespace GenAiMeasures;

/// <summary>One step of an incident, from finding to closed report (Interim Measures Art. 14). The numbers are stored.</summary>
public enum IncidentStep
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Found (发现).</summary>
    Found = 1,

    /// <summary>Generation and transmission stopped (停止生成、停止传输).</summary>
    Stopped = 2,

    /// <summary>What was shown or stored is gone (消除).</summary>
    Removed = 3,

    /// <summary>A rectification item was opened (整改).</summary>
    RectificationOpened = 4,

    /// <summary>A regression test of the change failed; the item stays open.</summary>
    RegressionFailed = 5,

    /// <summary>A regression test proves the change: rectified (模型优化训练等整改措施).</summary>
    Rectified = 6,

    /// <summary>Reported to an authority (报告).</summary>
    Reported = 7,

    /// <summary>A person judged that it need not be reported, with the reason.</summary>
    NotReportable = 8,

    /// <summary>A measure was taken against the user (Art. 14(2)).</summary>
    Measured = 9,

    /// <summary>Evidence was added: its digest and where it is kept.</summary>
    EvidenceAdded = 10,

    /// <summary>Closed: no step is missing (办结).</summary>
    Closed = 11,

    /// <summary>Another exchange of the same kind, risk and rule was stopped, and joined to the incident (<see cref="IncidentOptions.JoinMinutes"/>).</summary>
    Recurred = 12,
}
