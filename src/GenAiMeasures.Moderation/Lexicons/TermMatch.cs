namespace GenAiMeasures.Moderation;

/// <summary>How a term is matched.</summary>
public enum TermMatch
{
    /// <summary>Folded, with a bounded run of separators allowed between its characters; a Latin or digit end must be the end of a word.</summary>
    Normal = 0,

    /// <summary>Folded, but with no separators in between, and Latin ends must be the ends of words.</summary>
    Exact = 1,

    /// <summary>As <see cref="Normal"/>, and a Latin end may lie inside a longer word.</summary>
    Substring = 2,
}
