namespace GenAiMeasures.Moderation;

/// <summary>What an allow phrase or ordinary word does to a match that it overlaps.</summary>
public enum CoverEffect
{
    /// <summary>It protects the match: nothing is found.</summary>
    Protects = 0,

    /// <summary>It is an allow phrase that holds a part of the match only.</summary>
    DoesNotHoldTheMatch = 1,

    /// <summary>It stands in a lexicon of lower precedence than the term.</summary>
    LowerPrecedence = 2,

    /// <summary>It is an ordinary word, and the term is too long to arise where two words meet.</summary>
    TermTooLong = 3,

    /// <summary>It is an ordinary word that reaches beyond the match on no side.</summary>
    WithinTheMatch = 4,

    /// <summary>It stands in a lexicon that only watches, and the term in one that is in force.</summary>
    WatchesOnly = 5,
}
