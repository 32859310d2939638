namespace GenAiMeasures.Labeling;

// A logical stream of an Ogg file, up to the page on which its comments and whatever shares their pages end.
internal sealed class OggStream(uint serial, OggCodec codec, OggPage first)
{
    private long _length;

    internal uint Serial => serial;

    internal OggCodec Codec => codec;

    internal OggPage First => first;

    // the pages behind the first one that hold the comment packet
    internal List<OggPage> Pages { get; } = [];

    // all that those pages hold; the comment packet begins it
    internal bool IsComplete { get; private set; }

    internal int PrefixLength => codec switch
    {
        OggCodec.Vorbis or OggCodec.Theora => 7,
        OggCodec.Opus => 8,
        OggCodec.Flac => 4,
        _ => 0,
    };

    internal static OggCodec CodecOf(ReadOnlySpan<byte> packet) =>
        packet.StartsWith("\u0001vorbis"u8) ? OggCodec.Vorbis
        : packet.StartsWith("OpusHead"u8) ? OggCodec.Opus
        : packet.StartsWith("\u007fFLAC"u8) ? OggCodec.Flac
        : packet.StartsWith("Speex   "u8) ? OggCodec.Speex
        : packet.Length > 7 && packet[0] == 0x80 && packet[1..].StartsWith("theora"u8) ? OggCodec.Theora
        : OggCodec.Other;

    internal void Add(OggPage page)
    {
        Pages.Add(page);
        _length += page.BodyLength;
        if (_length > CarrierLimits.MaxBlock)
        {
            throw DamagedContentException.TooLarge();
        }

        IsComplete = page.EndsPacket;
    }

    internal byte[] ReadBody(ByteSource content)
    {
        byte[] body = new byte[_length];
        int position = 0;
        foreach (OggPage page in Pages)
        {
            content.Need(page.BodyOffset, page.BodyLength).CopyTo(body.AsSpan(position));
            position += page.BodyLength;
        }

        return body;
    }

    // where each packet in the pages ends
    internal List<int> PacketEnds()
    {
        var ends = new List<int>();
        int position = 0;
        foreach (OggPage page in Pages)
        {
            foreach (byte lace in page.Lacing)
            {
                position += lace;
                if (lace < 255)
                {
                    ends.Add(position);
                }
            }
        }

        return ends;
    }

    // the comments in a packet, without what the codec puts before them
    internal ReadOnlySpan<byte> CommentsOf(ReadOnlySpan<byte> packet)
    {
        bool isComment = packet.Length >= PrefixLength && codec switch
        {
            OggCodec.Vorbis => packet.StartsWith("\u0003vorbis"u8),
            OggCodec.Opus => packet.StartsWith("OpusTags"u8),
            OggCodec.Flac => (packet[0] & 0x7F) == FlacBlock.Comment,
            OggCodec.Theora => packet[0] == 0x81 && packet[1..].StartsWith("theora"u8),
            _ => true,
        };
        return isComment ? packet[PrefixLength..] : throw DamagedContentException.Malformed("the second packet of a stream holds no comments");
    }
}
