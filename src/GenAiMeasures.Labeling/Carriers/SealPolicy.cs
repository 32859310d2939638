namespace GenAiMeasures.Labeling;

/// <summary>What becomes of a content whose C2PA manifest or digital signature no longer fits once a label is written. Label first, sign last.</summary>
public enum SealPolicy
{
    /// <summary>The label is written, the seal stays where it is, and the report says that it is broken.</summary>
    LabelAndReport = 0,

    /// <summary>Nothing is written; <see cref="LabelWriteException"/> says why.</summary>
    Refuse = 1,

    /// <summary>The label is written, and then <see cref="LabelWriteOptions.Resigner"/> seals the labelled content anew. The write succeeds only when label and seal are both there afterwards. Whether the new seal is valid is not checked.</summary>
    LabelThenResign = 2,
}
