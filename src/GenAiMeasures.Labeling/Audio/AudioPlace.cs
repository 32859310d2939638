namespace GenAiMeasures.Labeling;

/// <summary>Where the audible label stands (GB 45438-2025 5.3, quoted: start, end or a suitable middle; in fast voice interaction those of one turn).</summary>
public enum AudioPlace
{
    /// <summary>Before the sound.</summary>
    Start = 0,

    /// <summary>After the sound.</summary>
    End = 1,

    /// <summary>Before and after.</summary>
    Both = 2,
}
