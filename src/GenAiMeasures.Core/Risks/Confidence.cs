namespace GenAiMeasures;

/// <summary>How surely a legal fact is known to us. Every fact carries one, and users see it.</summary>
public enum Confidence
{
    /// <summary>Unknown or contradictory: never enforced by default.</summary>
    Open = 0,

    /// <summary>General knowledge of the published text; the substance is reliable, the wording is to be checked before it is quoted.</summary>
    Memory = 1,

    /// <summary>From a law firm, a vendor, a news page or another implementer.</summary>
    Secondary = 2,

    /// <summary>Seen in real files or reproduced by running.</summary>
    Observed = 3,

    /// <summary>The clause was quoted by a public reader who states that the official text was read.</summary>
    Quoted = 4,

    /// <summary>The full official text was read.</summary>
    Primary = 5,
}
