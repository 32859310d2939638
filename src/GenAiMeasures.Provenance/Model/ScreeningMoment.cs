namespace GenAiMeasures.Provenance;

/// <summary>When a source was screened.</summary>
public enum ScreeningMoment
{
    /// <summary>Not said.</summary>
    Unspecified = 0,

    /// <summary>Before collecting.</summary>
    Before = 1,

    /// <summary>After collecting.</summary>
    After = 2,
}
