namespace GenAiMeasures.Labeling;

/// <summary>What the platform's own detection saw in a content (Labeling Measures Art. 6(3)). Several may hold.</summary>
[Flags]
public enum PropagationTraces
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>An explicit label: words, a mark, a sound.</summary>
    ExplicitLabel = 1,

    /// <summary>Other traces of generation, by a detector of the platform's.</summary>
    Detection = 2,
}
