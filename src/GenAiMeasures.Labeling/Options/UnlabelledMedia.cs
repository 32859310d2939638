namespace GenAiMeasures.Labeling;

/// <summary>What becomes of a generated file that cannot be labelled.</summary>
public enum UnlabelledMedia
{
    /// <summary>It is withheld with the code <c>label_unavailable</c>.</summary>
    Withhold = 0,

    /// <summary>It is released, and the exchange's record says that it is unlabelled. The implicit label is written where it can be; the explicit one is missing. This fails open: whoever sets it labels the file somewhere else.</summary>
    ReleaseAndRecord = 1,
}
