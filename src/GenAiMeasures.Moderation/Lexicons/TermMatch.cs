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

    /// <summary>
    /// A regular expression over the folded text, in linear time and no further than <see cref="LexiconTerm.MaxLength"/>. Anchors,
    /// look-around and back-references are refused. Every text is held back by that length, so use it where terms will not do.
    /// </summary>
    Regex = 3,
}
