namespace GenAiMeasures.Labeling;

// The tags of an FLV file by their headers; kept are those with script data.
internal sealed class FlvFile
{
    internal const int MaxScript = (1 << 24) - 1;

    private const int MaxTags = 50_000_000;
    private const int MaxScripts = 100_000;

    internal List<FlvTag> Scripts { get; } = [];

    // behind the header and the size that precedes the first tag
    internal long TagsOffset { get; private set; }

    internal DamagedContentException? Damage { get; private set; }

    internal static FlvFile Parse(ByteSource content)
    {
        var file = new FlvFile();
        try
        {
            file.Walk(content);
        }
        catch (DamagedContentException damage)
        {
            file.Damage = damage;
        }

        return file;
    }

    private void Walk(ByteSource content)
    {
        TagsOffset = content.ReadUInt32BigEndian(5) + 4L;
        if (TagsOffset < 13 || TagsOffset > content.Length)
        {
            throw DamagedContentException.Malformed("its header has another length than it says");
        }

        int count = 0;
        for (long offset = TagsOffset; offset < content.Length; count++)
        {
            FlvTag tag = FlvTag.Read(content, offset);
            if (tag.Type is FlvTag.Script or FlvTag.Script3)
            {
                Scripts.Add(tag);
            }

            if (count == MaxTags || Scripts.Count > MaxScripts)
            {
                throw DamagedContentException.TooLarge();
            }

            offset = tag.End;
        }

        if (count == 0)
        {
            throw DamagedContentException.Truncated();
        }
    }
}
