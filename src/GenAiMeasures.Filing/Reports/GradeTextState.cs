namespace GenAiMeasures.Filing;

/// <summary>From which text a number of the grading table comes.</summary>
public enum GradeTextState
{
    /// <summary>From the draft of 2023, which differs from the final text: it decides nothing alone.</summary>
    Draft = 0,

    /// <summary>From a quotation of the final text.</summary>
    Final = 1,
}
