namespace GenAiMeasures.Moderation;

/// <summary>What finding a term means.</summary>
public enum TermKind
{
    /// <summary>A finding.</summary>
    Deny = 0,

    /// <summary>A benign phrase: a term that lies wholly within it is not a finding. Lexicons of the same or a lower precedence are protected from.</summary>
    Allow = 1,

    /// <summary>An ordinary word: a short term that lies within it, or that it cuts across, is not a finding (路口|交通).</summary>
    Word = 2,
}
