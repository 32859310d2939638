namespace GenAiMeasures.Moderation;

/// <summary>Other ways of writing a term that are matched as well, whatever the term's length.</summary>
[Flags]
public enum TermForms
{
    /// <summary>None but the ways that every term bears.</summary>
    None = 0,

    /// <summary>Characters split into their parts (拆字): 女马 for 妈.</summary>
    Split = 1,

    /// <summary>The whole term in Latin letters (拼音), its syllables joined or apart.</summary>
    Pinyin = 2,

    /// <summary>The first letters of its syllables, as a word of their own (首字母).</summary>
    Initials = 4,

    /// <summary>Digits for letters in a Latin term: v1agr4.</summary>
    Digits = 8,
}
