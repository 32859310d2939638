namespace GenAiMeasures.Moderation;

[Flags]
internal enum TermFlags : byte
{
    None = 0,

    // the first character must begin a word
    StartsWord = 1,

    // the last character must end a word
    EndsWord = 2,
    Allow = 4,
    Word = 8,
    Cover = Allow | Word,

    // short enough to arise where two ordinary words meet: dropped where a word cuts across it
    Straddled = 16,

    // may be written wholly in letters that only look like its own
    Disguised = 32,

    // only watches: flags, and lets nothing through
    Shadow = 64,
}
