namespace GenAiMeasures.Labeling;

// a metadata block; the length is that of its data
internal readonly record struct FlacBlock(int Type, long Offset, int Length)
{
    internal const int StreamInfo = 0;
    internal const int Padding = 1;
    internal const int Comment = 4;

    internal long DataOffset => Offset + FlacFile.HeaderLength;

    internal long End => DataOffset + Length;
}
