namespace GenAiMeasures.Labeling;

internal enum GifBlockKind
{
    Image = 0,
    Comment = 1,
    Xmp = 2,
    C2pa = 3,
    Application = 4,

    // timing and plain text: of fixed form
    Other = 5,
}
