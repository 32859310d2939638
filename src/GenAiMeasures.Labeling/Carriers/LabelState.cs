namespace GenAiMeasures.Labeling;

/// <summary>What reading a content for labels ended with. The three are never mixed up: what cannot be read is not unlabelled.</summary>
public enum LabelState
{
    /// <summary>Nothing certain can be said: the content is damaged, of no known format, encrypted, or holds a label that is not readable.</summary>
    Unreadable = 0,

    /// <summary>The content was read to its end and holds no label.</summary>
    None = 1,

    /// <summary>At least one label was read.</summary>
    Found = 2,
}
