namespace GenAiMeasures.Moderation;

// which ways to write a character differently a fold table sees through; width and case always
[Flags]
internal enum FoldSwitches
{
    None = 0,

    // case of all scripts, marks on letters, enclosed, mathematical and other compatibility forms
    Compatibility = 1,
    Traditional = 2,
    Lookalikes = 4,

    // a pictogram stands for a character
    Emoji = 8,

    // a character stands for all that are read the same, tones apart
    Homophones = 16,
    Default = Compatibility | Traditional | Lookalikes,
}
