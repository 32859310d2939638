namespace GenAiMeasures;

/// <summary>What becomes of a part when its person asks for deletion.</summary>
public enum ErasureAction
{
    /// <summary>Its key is destroyed now.</summary>
    Erase = 0,

    /// <summary>It is only stored and protected until the minimum term ends, and erased then (PIPL Art. 47(2)).</summary>
    RestrictUntil = 1,

    /// <summary>It is only stored and protected while a hold stands, and erased when that is released.</summary>
    Held = 2,
}
