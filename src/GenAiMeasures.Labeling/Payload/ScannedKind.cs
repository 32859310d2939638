namespace GenAiMeasures.Labeling;

internal enum ScannedKind
{
    String = 0,
    Null = 1,

    // a number, a truth value, a word without quotes
    Word = 2,
    Object = 3,
    Array = 4,
}
