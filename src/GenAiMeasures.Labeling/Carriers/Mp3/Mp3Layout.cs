using System.Buffers.Binary;

namespace GenAiMeasures.Labeling;

// Where the sound of an MP3 file begins and what stands around it.
internal sealed class Mp3Layout
{
    private const int MaxTags = 16;
    private const int Id3v1Length = 128;
    private const int FooterLength = 10;

    private Mp3Layout()
    {
    }

    // ID3v2 tags at the beginning
    internal List<(long Offset, long End)> Heads { get; } = [];

    internal long AudioOffset { get; private set; }

    // an ID3v2.4 tag at the end, found by its footer
    internal (long Offset, long End)? Tail { get; private set; }

    internal ApeTag? Ape { get; private set; }

    internal static Mp3Layout Find(ByteSource content)
    {
        var layout = new Mp3Layout();
        long position = 0;
        while (layout.Heads.Count < MaxTags && content.Peek(position, Id3Tag.HeaderLength) is var head && Id3Tag.IsHeader(head))
        {
            bool hasFooter = head[3] == 4 && (head[5] & 0x10) != 0;
            long end = position + Id3Tag.HeaderLength + Id3Tag.Syncsafe(head[6..]) + (hasFooter ? FooterLength : 0);
            if (end > content.Length)
            {
                throw DamagedContentException.Truncated();
            }

            layout.Heads.Add((position, end));
            position = end;
        }

        layout.AudioOffset = position;
        layout.FindTail(content);
        return layout;
    }

    internal static bool IsFrame(ReadOnlySpan<byte> head)
    {
        if (head.Length < 4)
        {
            return false;
        }

        uint bits = BinaryPrimitives.ReadUInt32BigEndian(head);
        return (bits & 0xFFE00000) == 0xFFE00000
            && ((bits >> 19) & 3) != 1
            && ((bits >> 17) & 3) != 0
            && ((bits >> 12) & 15) != 15
            && ((bits >> 10) & 3) != 3;
    }

    // AAC in ADTS begins with the same bits and layer 0
    internal static bool IsAdts(ReadOnlySpan<byte> head) => head.Length >= 2 && head[0] == 0xFF && (head[1] & 0xF6) == 0xF0;

    private void FindTail(ByteSource content)
    {
        long end = content.Length;
        for (int i = 0; i < MaxTags; i++)
        {
            if (end - AudioOffset >= Id3v1Length && content.Peek(end - Id3v1Length, 3).SequenceEqual("TAG"u8))
            {
                end -= Id3v1Length;
            }
            else if (Tail is null && end - AudioOffset >= 2 * FooterLength && FindFooter(content, end) is { } tail)
            {
                Tail = (tail, end);
                end = tail;
            }
            else if (Ape is null && ApeTag.TryParse(content, AudioOffset, end) is { } ape)
            {
                Ape = ape;
                end = ape.Offset;
            }
            else
            {
                break;
            }
        }
    }

    private long? FindFooter(ByteSource content, long end)
    {
        ReadOnlySpan<byte> footer = content.Peek(end - FooterLength, FooterLength);
        if (!footer.StartsWith("3DI"u8) || footer[3] != 4)
        {
            return null;
        }

        long offset = end - (2 * FooterLength) - Id3Tag.Syncsafe(footer[6..]);
        return offset >= AudioOffset && Id3Tag.IsHeader(content.Peek(offset, Id3Tag.HeaderLength)) ? offset : null;
    }
}
