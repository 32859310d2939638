namespace GenAiMeasures.Labeling;

/// <summary>Why no label was written.</summary>
public enum LabelFailure
{
    /// <summary>The content is of no format that can be labelled here.</summary>
    UnknownFormat = 0,

    /// <summary>The format has no place for an embedded label (plain text): it takes the explicit label only.</summary>
    NoPlace = 1,

    /// <summary>The content is damaged, so that writing could lose something.</summary>
    Damaged = 2,

    /// <summary>The content is encrypted.</summary>
    Encrypted = 3,

    /// <summary>The label would break a C2PA manifest or a signature, and the policy refuses that.</summary>
    Sealed = 4,

    /// <summary>The content is larger than its format, or the way it was given, allows.</summary>
    TooLarge = 5,

    /// <summary>There is no label to propagate or transplant.</summary>
    NoLabel = 6,

    /// <summary>What was written did not read back as exactly one label equal to the given one. The original is untouched.</summary>
    NotReadBack = 7,

    /// <summary>The content uses a feature of its format that this writer does not rewrite safely.</summary>
    Unsupported = 8,
}
