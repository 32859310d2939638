namespace GenAiMeasures.Provenance;

/// <summary>Whether an address may be collected.</summary>
public enum RobotsVerdict
{
    /// <summary>Not said.</summary>
    Unspecified = 0,

    /// <summary>It may.</summary>
    Allowed = 1,

    /// <summary>It may not.</summary>
    Disallowed = 2,

    /// <summary>The file could not be fetched for a reason of the server: everything is disallowed.</summary>
    Unreachable = 3,
}
