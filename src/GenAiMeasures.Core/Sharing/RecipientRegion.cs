namespace GenAiMeasures;

/// <summary>Where a recipient handles what it is given.</summary>
public enum RecipientRegion
{
    /// <summary>Not stated: an error at start.</summary>
    Unset = 0,

    /// <summary>In mainland China.</summary>
    Mainland = 1,

    /// <summary>Outside mainland China: personal information crosses the border (PIPL Art. 38 to 40).</summary>
    Abroad = 2,
}
