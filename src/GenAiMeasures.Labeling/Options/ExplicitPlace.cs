namespace GenAiMeasures.Labeling;

/// <summary>Where the explicit label of a generated text stands (Labeling Measures Art. 4; GB 45438-2025 5.1).</summary>
public enum ExplicitPlace
{
    /// <summary>In front of the answer's first text. A stream that is cut off still carries it.</summary>
    Start = 0,

    /// <summary>After the answer's last text. A stream that is cut off loses it.</summary>
    End = 1,

    /// <summary>In front and after.</summary>
    Both = 2,

    /// <summary>In the app's interface, shown continuously near the content or at a suitable place: the text is not touched. Has to be declared, and every exchange records it.</summary>
    Interface = 3,
}
