namespace GenAiMeasures;

/// <summary>What a screen decided about a place (处置结论). Ordered: where several screens disagree, the greater value wins.</summary>
public enum Verdict
{
    /// <summary>Nothing found.</summary>
    Pass = 0,

    /// <summary>Found and recorded, but let through.</summary>
    Flag = 1,

    /// <summary>The span is replaced, the rest goes on.</summary>
    Redact = 2,

    /// <summary>The answer is withheld and a vetted one is given in its place (代答).</summary>
    Substitute = 3,

    /// <summary>The question is refused, or the whole answer withheld; what was shown of it is retracted (拒答).</summary>
    Refuse = 4,

    /// <summary>Generation and transmission stop where the span begins (Interim Measures Art. 14(1)); what came before it stands.</summary>
    Stop = 5,
}
