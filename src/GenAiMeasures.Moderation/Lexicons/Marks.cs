namespace GenAiMeasures.Moderation;

// what stood between a character of the text and the one before it, or was done to it; a term says what it bears
[Flags]
internal enum Marks : byte
{
    None = 0,
    Separator = 1,
    Clause = 2,
    Sentence = 4,
    Invisible = 8,

    // the character only looks like the one it counts as
    Lookalike = 0x10,

    // the character was written several times
    Repeat = 0x20,

    // what comes before is part of the same word
    InsideWord = 0x40,

    // nothing before it can be part of the same match
    Break = 0x80,

    // what may stand between two characters of a term
    Between = Separator | Clause | Sentence | Invisible | Repeat,
}
