namespace GenAiMeasures.Moderation;

// what a scanner asks of a character besides what it folds to
[Flags]
internal enum CharTraits : byte
{
    None = 0,

    // a letter or digit of a script that puts spaces between words
    Word = 1,

    // only looks like what it folds to
    Lookalike = 2,
}
