namespace GenAiMeasures.Labeling;

// A frame of an ID3v2 tag. Offset is where its header begins, in the tag's body as it was read.
internal readonly record struct Id3Frame(string Id, long Offset, int HeaderLength, long Length, int Flags)
{
    internal long DataOffset => Offset + HeaderLength;

    internal long End => DataOffset + Length;
}
