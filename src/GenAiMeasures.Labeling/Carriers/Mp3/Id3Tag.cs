using System.Buffers.Binary;
using System.Text;

namespace GenAiMeasures.Labeling;

/// <summary>An ID3v2.2, 2.3 or 2.4 tag: its frames by their headers, their data unread.</summary>
internal sealed class Id3Tag
{
    internal const int HeaderLength = 10;
    internal const int Unsynchronised = 0x80;

    private const int ExtendedHeader = 0x40;
    private const int Footer = 0x10;
    private const int MaxFrames = 100_000;

    internal required int Major { get; init; }

    internal required int Flags { get; init; }

    // where the tag stands, with header and footer
    internal required long Offset { get; init; }

    internal required long End { get; init; }

    // the content, or the tag without its unsynchronisation
    internal required ByteSource Body { get; init; }

    // of what stands behind the header, in Body
    internal required long BodyOffset { get; init; }

    internal required long BodyEnd { get; init; }

    internal List<Id3Frame> Frames { get; private set; } = [];

    // where frames end and padding begins, in Body
    internal long PaddingOffset { get; private set; }

    internal DamagedContentException? Damage { get; private set; }

    // a 2.4 tag whose frame sizes are not syncsafe, against the format
    internal bool HasPlainSizes { get; private set; }

    internal bool IsUnsynchronised => (Flags & Unsynchronised) != 0;

    // header, frames and padding stand as they are in the content, and nothing else does
    internal bool IsPlain => (Flags & (ExtendedHeader | Footer)) == 0 && (Major == 4 || !IsUnsynchronised);

    internal static bool IsHeader(ReadOnlySpan<byte> head) =>
        head.Length >= HeaderLength && head.StartsWith("ID3"u8) && head[3] is >= 2 and <= 4 && head[4] != 0xFF
        && ((head[6] | head[7] | head[8] | head[9]) & 0x80) == 0;

    internal static int Syncsafe(ReadOnlySpan<byte> b) => ((b[0] & 0x7F) << 21) | ((b[1] & 0x7F) << 14) | ((b[2] & 0x7F) << 7) | (b[3] & 0x7F);

    // the tag at an offset, or null when there is none
    internal static Id3Tag? TryParse(ByteSource content, long offset, long limit)
    {
        if (limit - offset < HeaderLength)
        {
            return null;
        }

        ReadOnlySpan<byte> head = content.Peek(offset, HeaderLength);
        if (!IsHeader(head))
        {
            return null;
        }

        int major = head[3];
        int flags = head[5];
        bool hasFooter = major == 4 && (flags & Footer) != 0;
        long bodyEnd = offset + HeaderLength + Syncsafe(head[6..]);
        long end = bodyEnd + (hasFooter ? HeaderLength : 0);
        if (end > limit)
        {
            throw DamagedContentException.Truncated();
        }

        ByteSource body = content;
        long bodyOffset = offset + HeaderLength;
        if (major < 4 && (flags & Unsynchronised) != 0)
        {
            byte[] plain = RemoveUnsynchronisation(content.Need(bodyOffset, bodyEnd - bodyOffset));
            body = new MemorySource(plain);
            bodyOffset = 0;
            bodyEnd = plain.Length;
        }

        var tag = new Id3Tag
        {
            Major = major,
            Flags = flags,
            Offset = offset,
            End = end,
            Body = body,
            BodyOffset = bodyOffset,
            BodyEnd = bodyEnd,
        };
        tag.ReadFrames();
        return tag;
    }

    internal static byte[] RemoveUnsynchronisation(ReadOnlySpan<byte> bytes)
    {
        byte[] plain = new byte[bytes.Length];
        int length = 0;
        for (int i = 0; i < bytes.Length; i++)
        {
            plain[length++] = bytes[i];
            if (bytes[i] == 0xFF && i + 1 < bytes.Length && bytes[i + 1] == 0)
            {
                i++;
            }
        }

        return plain[..length];
    }

    private void ReadFrames()
    {
        long first = BodyOffset + ExtendedHeaderLength();
        if (Walk(first, isPlainSize: false) || Major < 4)
        {
            return;
        }

        // broken writers of 2.4 use plain sizes
        (List<Id3Frame> frames, long padding, DamagedContentException? damage) = (Frames, PaddingOffset, Damage);
        HasPlainSizes = Walk(first, isPlainSize: true);
        if (!HasPlainSizes)
        {
            (Frames, PaddingOffset, Damage) = (frames, padding, damage);
        }
    }

    private bool Walk(long position, bool isPlainSize)
    {
        Frames = [];
        Damage = null;
        int idLength = Major == 2 ? 3 : 4;
        int headerLength = Major == 2 ? 6 : 10;
        while (BodyEnd - position >= headerLength)
        {
            ReadOnlySpan<byte> head = Body.Need(position, headerLength);
            if (head[0] == 0)
            {
                break;
            }

            long length = Major switch
            {
                2 => (head[3] << 16) | (head[4] << 8) | head[5],
                4 when !isPlainSize => Syncsafe(head[4..]),
                _ => BinaryPrimitives.ReadUInt32BigEndian(head[4..]),
            };
            bool isSyncsafe = Major != 4 || isPlainSize || ((head[4] | head[5] | head[6] | head[7]) & 0x80) == 0;
            if (!IsFrameId(head[..idLength]) || !isSyncsafe || length > BodyEnd - position - headerLength || Frames.Count == MaxFrames)
            {
                Damage = DamagedContentException.Malformed("a frame of the ID3 tag has no name or is longer than the tag");
                PaddingOffset = position;
                return false;
            }

            int flags = Major == 2 ? 0 : BinaryPrimitives.ReadUInt16BigEndian(head[8..]);
            Frames.Add(new Id3Frame(Encoding.ASCII.GetString(head[..idLength]), position, headerLength, length, flags));
            position += headerLength + length;
        }

        PaddingOffset = position;
        return true;
    }

    private long ExtendedHeaderLength()
    {
        if ((Flags & ExtendedHeader) == 0 || Major == 2)
        {
            return 0;
        }

        ReadOnlySpan<byte> size = Body.Need(BodyOffset, 4);
        long length = Major == 3 ? 4L + BinaryPrimitives.ReadUInt32BigEndian(size) : Syncsafe(size);
        return length <= BodyEnd - BodyOffset ? length : throw DamagedContentException.Malformed("the extended header is longer than the ID3 tag");
    }

    private static bool IsFrameId(ReadOnlySpan<byte> id)
    {
        foreach (byte letter in id)
        {
            if (!char.IsAsciiLetterUpper((char)letter) && !char.IsAsciiDigit((char)letter))
            {
                return false;
            }
        }

        return true;
    }
}
