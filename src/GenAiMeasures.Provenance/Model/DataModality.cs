namespace GenAiMeasures.Provenance;

/// <summary>The kind of content: each is a type of its own, text by language (GB/T 45652 6.1 b).</summary>
public enum DataModality
{
    /// <summary>Not said.</summary>
    Unspecified = 0,

    /// <summary>Text.</summary>
    Text = 1,

    /// <summary>Program code.</summary>
    Code = 2,

    /// <summary>Images.</summary>
    Image = 3,

    /// <summary>Sound.</summary>
    Audio = 4,

    /// <summary>Video.</summary>
    Video = 5,

    /// <summary>Images with text.</summary>
    ImageText = 6,

    /// <summary>Something else.</summary>
    Other = 7,
}
