namespace GenAiMeasures.Labeling;

/// <summary>What a label says about its content (生成合成标签, GB 45438-2025 Annex E c). The numbers are the values that stand in the label.</summary>
public enum LabelClaim
{
    /// <summary>The label's value is missing or none of the three; the raw value is kept.</summary>
    Unknown = 0,

    /// <summary>The content is generated (属于, Labeling Measures Art. 6(1)).</summary>
    Generated = 1,

    /// <summary>The content may be generated (可能, Labeling Measures Art. 6(2)).</summary>
    Possible = 2,

    /// <summary>The content is suspected of being generated (疑似, Labeling Measures Art. 6(3)).</summary>
    Suspected = 3,
}
