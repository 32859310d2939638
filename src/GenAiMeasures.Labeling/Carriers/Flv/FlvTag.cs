namespace GenAiMeasures.Labeling;

// a tag of an FLV file, by its header
internal readonly record struct FlvTag(int Type, long Offset, int Length)
{
    internal const int HeaderLength = 11;
    internal const int Script = 18;

    // script data of ActionScript 3: one byte, then the same
    internal const int Script3 = 15;

    internal long DataOffset => Offset + HeaderLength;

    internal long DataEnd => DataOffset + Length;

    // with the size of the tag that stands behind it
    internal long End => DataEnd + 4;

    internal static FlvTag Read(ByteSource content, long offset)
    {
        ReadOnlySpan<byte> head = content.Need(offset, HeaderLength);
        var tag = new FlvTag(head[0] & 0x1F, offset, (head[1] << 16) | (head[2] << 8) | head[3]);
        if (tag.Type is not (8 or 9 or Script or Script3))
        {
            throw DamagedContentException.Malformed("a tag is of no known type");
        }

        return tag.End <= content.Length ? tag : throw DamagedContentException.Truncated();
    }
}
