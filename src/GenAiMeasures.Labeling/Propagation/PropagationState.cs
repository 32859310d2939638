namespace GenAiMeasures.Labeling;

/// <summary>What a platform found out about a content before it spreads it (Labeling Measures Art. 6).</summary>
public enum PropagationState
{
    /// <summary>The metadata could not be read and nothing else was said or seen: a person or a detector has to look. It is not "no label".</summary>
    Undecided = 0,

    /// <summary>The metadata hold no label, the user declared nothing and nothing was detected: no notice is due.</summary>
    None = 1,

    /// <summary>The metadata clearly say that the content is generated (属于, Art. 6(1)).</summary>
    Confirmed = 2,

    /// <summary>The metadata say nothing, and the user declared the content as generated (可能, Art. 6(2)).</summary>
    Possible = 3,

    /// <summary>Neither of both, and an explicit label or other traces were detected (疑似, Art. 6(3)).</summary>
    Suspected = 4,
}
