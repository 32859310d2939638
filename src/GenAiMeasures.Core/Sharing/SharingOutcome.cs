namespace GenAiMeasures;

/// <summary>What became of a sharing.</summary>
public enum SharingOutcome
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>It was given.</summary>
    Shared = 1,

    /// <summary>It was given after personal information had been taken out.</summary>
    Minimised = 2,

    /// <summary>Refused: the recipient is not declared.</summary>
    RefusedUndeclared = 3,

    /// <summary>Refused: personal information, and no basis for giving it to this recipient.</summary>
    RefusedWithoutBasis = 4,
}
