namespace GenAiMeasures.Moderation;

// the form in which a pattern holds its term
internal enum TermForm : byte
{
    Surface = 0,
    Split,
    Pinyin,
    Initials,
    Digits,
}
