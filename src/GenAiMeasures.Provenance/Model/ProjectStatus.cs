namespace GenAiMeasures.Provenance;

/// <summary>How far an annotation project is.</summary>
public enum ProjectStatus
{
    /// <summary>Not said.</summary>
    Unspecified = 0,

    /// <summary>Not finished.</summary>
    Running = 1,

    /// <summary>Finished and passed.</summary>
    Passed = 2,

    /// <summary>Finished and failed.</summary>
    Failed = 3,
}
