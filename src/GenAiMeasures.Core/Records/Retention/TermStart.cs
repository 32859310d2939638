namespace GenAiMeasures;

/// <summary>When the terms of a retention class begin.</summary>
public enum TermStart
{
    /// <summary>With the record.</summary>
    Record = 0,

    /// <summary>When the case to which the record belongs is closed (a complaint answered, a suspension ended): until then the terms are open.</summary>
    Case = 1,
}
