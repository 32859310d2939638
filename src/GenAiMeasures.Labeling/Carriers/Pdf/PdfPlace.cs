namespace GenAiMeasures.Labeling;

// where an object is: at an offset, or as number Index of the object stream Container
internal readonly record struct PdfPlace(long Offset, int Generation, long Container, int Index)
{
    internal bool IsFree => Offset < 0 && Container < 0;
}
