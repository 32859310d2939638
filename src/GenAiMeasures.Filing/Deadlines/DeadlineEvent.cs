namespace GenAiMeasures.Filing;

/// <summary>What starts a clock.</summary>
public enum DeadlineEvent
{
    /// <summary>A person only.</summary>
    Manual = 0,

    /// <summary>The service opened to the public (<see cref="FilingOptions.ServiceStart"/>).</summary>
    ServiceStart = 1,

    /// <summary>The service is going to open (<see cref="FilingOptions.PlannedStart"/>).</summary>
    PlannedStart = 2,

    /// <summary>The service ended (<see cref="FilingOptions.ServiceEnd"/>).</summary>
    ServiceEnd = 3,

    /// <summary>An incident of network security was found.</summary>
    SecurityIncidentFound = 4,

    /// <summary>An incident of network security was handled.</summary>
    SecurityIncidentHandled = 5,

    /// <summary>Illegal content was found.</summary>
    ContentIncidentFound = 6,

    /// <summary>A person asked for access, a copy, a correction or deletion.</summary>
    RightsRequested = 7,

    /// <summary>A complaint came in.</summary>
    ComplaintReceived = 8,
}
