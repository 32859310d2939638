namespace GenAiMeasures.Provenance;

/// <summary>How a check of intellectual property ended.</summary>
public enum CheckResult
{
    /// <summary>Not said.</summary>
    Unspecified = 0,

    /// <summary>No major risk was found.</summary>
    NoRisk = 1,

    /// <summary>A risk was found and cleared by licence or removal.</summary>
    Cleared = 2,

    /// <summary>The data infringe: not to be used.</summary>
    Infringing = 3,
}
