namespace GenAiMeasures;

/// <summary>What a complaint is about. The numbers are stored.</summary>
public enum ComplaintKind
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Generated content (内容).</summary>
    Content = 1,

    /// <summary>Privacy and personal information (隐私).</summary>
    Privacy = 2,

    /// <summary>Intellectual property (知识产权).</summary>
    IntellectualProperty = 3,

    /// <summary>Minors (未成年人).</summary>
    Minors = 4,

    /// <summary>Labels (标识).</summary>
    Label = 5,

    /// <summary>An account, or a measure against it (账号).</summary>
    Account = 6,

    /// <summary>Something else (其他).</summary>
    Other = 7,
}
