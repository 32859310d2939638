namespace GenAiMeasures.Labeling;

internal enum PdfKind
{
    Null = 0,

    // numbers, true, false and words
    Plain = 1,
    Name = 2,
    Text = 3,
    Array = 4,
    Dictionary = 5,
    Reference = 6,
}
