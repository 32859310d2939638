namespace GenAiMeasures.Filing;

/// <summary>Whose network it is: the fact that decides to whom and within which hours a network-security incident is reported (incident reporting measures of 2025).</summary>
public enum IncidentOperator
{
    /// <summary>Any other operator: the provincial office of the Cyberspace Administration, 4 hours. Most services.</summary>
    Other = 0,

    /// <summary>A central or state organ, or a unit of one: its own office, 2 hours.</summary>
    StateOrgan = 1,

    /// <summary>An operator of critical information infrastructure: the protection department and public security, 1 hour.</summary>
    CriticalInfrastructure = 2,
}
