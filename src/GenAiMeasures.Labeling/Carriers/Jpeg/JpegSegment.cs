namespace GenAiMeasures.Labeling;

// A segment before the image data. Offset is that of its first 0xFF, DataOffset that of what follows the length.
internal readonly record struct JpegSegment(byte Marker, JpegSegmentKind Kind, long Offset, long DataOffset, int DataLength)
{
    internal long End => DataOffset + DataLength;

    internal long Length => End - Offset;
}
