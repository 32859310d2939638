namespace GenAiMeasures.Filing;

/// <summary>Which report on an incident.</summary>
public enum IncidentReportForm
{
    /// <summary>Illegal content or misuse (Interim Measures Art. 14). No official form is known.</summary>
    Content = 0,

    /// <summary>Network security, first report (incident reporting measures of 2025, Art. 7).</summary>
    SecurityFirst = 1,

    /// <summary>Network security, follow-up: what was not known at first.</summary>
    SecurityFollowUp = 2,

    /// <summary>Network security, summary after handling (Art. 8).</summary>
    SecuritySummary = 3,
}
