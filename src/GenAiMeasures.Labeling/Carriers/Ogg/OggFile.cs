using System.Buffers.Binary;

namespace GenAiMeasures.Labeling;

// The logical streams of an Ogg file. Only the pages of their headers are read; the rest of the file is walked over when streams
// follow one another in it.
internal sealed class OggFile
{
    private const int MaxStreams = 256;

    // the longest page
    private const int TailLength = OggPage.HeaderLength + 255 + (255 * 255);

    private readonly ByteSource _content;
    private readonly Dictionary<uint, OggStream> _open = [];

    private OggFile(ByteSource content) => _content = content;

    internal List<OggStream> Streams { get; } = [];

    // the stream whose comments carry the label
    internal OggStream? Main =>
        Streams.Find(static stream => stream.Codec is not (OggCodec.Other or OggCodec.Theora)) ?? Streams.Find(static stream => stream.Codec != OggCodec.Other);

    internal bool HasWrongCrc { get; private set; }

    internal DamagedContentException? Damage { get; private set; }

    internal static OggFile Parse(ByteSource content)
    {
        var file = new OggFile(content);
        try
        {
            long position = file.Walk(0, isWhole: false);
            if (position < content.Length && file.IsChained())
            {
                file.Walk(position, isWhole: true);
            }
        }
        catch (DamagedContentException damage)
        {
            file.Damage = damage;
        }

        if (file.Damage is null && file.HasWrongCrc)
        {
            file.Damage = DamagedContentException.Malformed("the checksum of a page is wrong");
        }

        return file;
    }

    private long Walk(long position, bool isWhole)
    {
        while (position < _content.Length)
        {
            OggPage page = OggPage.Read(_content, position);
            position = page.End;
            if ((page.Flags & OggPage.First) != 0)
            {
                Open(page);
            }
            else if (_open.TryGetValue(page.Serial, out OggStream? stream) && !stream.IsComplete && stream.Codec != OggCodec.Other)
            {
                HasWrongCrc |= !page.HasRightCrc(_content);
                stream.Add(page);
            }

            if (!isWhole && (page.Flags & OggPage.First) == 0 && AreHeadersComplete())
            {
                return position;
            }
        }

        if (!AreHeadersComplete())
        {
            throw DamagedContentException.Truncated();
        }

        return position;
    }

    private void Open(OggPage page)
    {
        if (Streams.Count == MaxStreams)
        {
            throw DamagedContentException.TooLarge();
        }

        HasWrongCrc |= !page.HasRightCrc(_content);
        OggCodec codec = OggStream.CodecOf(_content.Need(page.BodyOffset, Math.Min(page.BodyLength, 16)));
        var stream = new OggStream(page.Serial, codec, page);
        Streams.Add(stream);
        _open[page.Serial] = stream;
    }

    private bool AreHeadersComplete()
    {
        foreach (OggStream stream in Streams)
        {
            if (stream.Codec != OggCodec.Other && !stream.IsComplete)
            {
                return false;
            }
        }

        return true;
    }

    // whether the last page belongs to a stream that began later; a file that does not end with a page is cut off
    private bool IsChained()
    {
        long begin = Math.Max(0, _content.Length - TailLength);
        ReadOnlySpan<byte> tail = _content.Need(begin, _content.Length - begin);
        for (int at = tail.LastIndexOf("OggS"u8); at >= 0; at = tail[..at].LastIndexOf("OggS"u8))
        {
            ReadOnlySpan<byte> head = tail[at..];
            if (head.Length < OggPage.HeaderLength || head.Length < OggPage.HeaderLength + head[26])
            {
                continue;
            }

            int length = OggPage.HeaderLength + head[26];
            foreach (byte lace in head.Slice(OggPage.HeaderLength, head[26]))
            {
                length += lace;
            }

            if (length == head.Length)
            {
                return !_open.ContainsKey(BinaryPrimitives.ReadUInt32LittleEndian(head[14..]));
            }
        }

        throw DamagedContentException.Truncated();
    }
}
