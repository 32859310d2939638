namespace GenAiMeasures;

/// <summary>What an incident is about. Content under the Interim Measures and network security have different clocks and are kept apart.</summary>
public enum IncidentKind
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Illegal content was generated (Interim Measures Art. 14(1), Cybersecurity Law Art. 49).</summary>
    IllegalContent = 1,

    /// <summary>Generated content could not be labelled and was withheld (Interim Measures Art. 12).</summary>
    LabelFailure = 2,

    /// <summary>A user was found in illegal activity and a measure was taken (Interim Measures Art. 14(2)).</summary>
    UserConduct = 3,

    /// <summary>Network security (incident reporting measures in force 2025-11-01). Opened by people only.</summary>
    Security = 4,
}
