namespace GenAiMeasures.Labeling;

/// <summary>The language of our wording of the explicit label.</summary>
public enum LabelLanguage
{
    /// <summary>Chinese.</summary>
    Chinese = 0,

    /// <summary>English, with the two elements in Chinese beside it: no public text says that English words alone are enough.</summary>
    English = 1,
}
