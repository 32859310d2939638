namespace GenAiMeasures.Moderation;

internal enum EscapeState
{
    // may become an escape
    Open = 0,

    // is none
    None,

    // stands for a character
    Character,

    // a tag or comment, which stands for nothing
    Tag,
}
