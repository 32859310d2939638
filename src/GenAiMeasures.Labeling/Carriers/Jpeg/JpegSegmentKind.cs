namespace GenAiMeasures.Labeling;

internal enum JpegSegmentKind
{
    Other = 0,
    Jfif = 1,
    Exif = 2,
    Xmp = 3,
    ExtendedXmp = 4,
    Comment = 5,
    C2pa = 6,

    // colour profiles, tables, frame headers: large or of fixed form, and no place for text
    Plain = 7,
}
