namespace GenAiMeasures;

/// <summary>A clock that records obey (留存类别): how long they must be kept, and how long they may. Terms are calendar months in Asia/Shanghai.</summary>
public sealed record RetentionClass
{
    /// <summary>Gets the number; stored in every record, never changed or reused.</summary>
    public required int Id { get; init; }

    /// <summary>Gets the code under which settings name it, such as <c>security-log</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Gets the Chinese title.</summary>
    public required string TitleChinese { get; init; }

    /// <summary>Gets the English title.</summary>
    public required string TitleEnglish { get; init; }

    /// <summary>Gets how many calendar months a record must be kept; 0 when nothing says so.</summary>
    public required int MinimumMonths { get; init; }

    /// <summary>Gets how many calendar months a record may be kept.</summary>
    public required int MaximumMonths { get; init; }

    /// <summary>Gets when the terms begin.</summary>
    public TermStart Start { get; init; }

    /// <summary>Gets which article asks for it, and what is a default of this library.</summary>
    public required string Basis { get; init; }

    /// <summary>Gets the source of the text.</summary>
    public required string Source { get; init; }

    /// <summary>Gets how sure the text is.</summary>
    public required Confidence Confidence { get; init; }
}
