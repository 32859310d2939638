namespace GenAiMeasures.Moderation;

/// <summary>For which terms a costly way of writing around them is seen through.</summary>
public enum TrickUse
{
    /// <summary>For none.</summary>
    Off = 0,

    /// <summary>For terms whose <c>match</c> column asks for it.</summary>
    MarkedTerms = 1,

    /// <summary>For those, and for every term that is long enough for it.</summary>
    LongTerms = 2,
}
