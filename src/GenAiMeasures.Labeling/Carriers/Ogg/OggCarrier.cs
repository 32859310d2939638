namespace GenAiMeasures.Labeling;

// Ogg with Vorbis, Opus, FLAC, Speex or Theora: the comment AIGC in the comment packet of the first stream of sound.
internal sealed class OggCarrier(bool isOpus) : LabelCarrier
{
    internal override string Format => isOpus ? "opus" : "ogg";

    internal override bool Matches(ReadOnlySpan<byte> head, ByteSource content, string? fileName) =>
        head.StartsWith("OggS"u8) && isOpus == (head.Length > 36 && head.Length >= 27 + head[26] + 8 && head[(27 + head[26])..].StartsWith("OpusHead"u8));

    internal override void Read(CarrierRead read)
    {
        OggFile file = OggFile.Parse(read.Content);
        OggStream? main = file.Main;
        foreach (OggStream stream in file.Streams)
        {
            if (stream.IsComplete)
            {
                ReadStream(read, stream, stream == main);
            }
        }

        if (file.Damage is not null)
        {
            throw file.Damage;
        }

        if (main is null)
        {
            throw DamagedContentException.Malformed("no stream in it is known to have comments");
        }
    }

    internal override void Write(CarrierWrite write)
    {
        OggFile file = OggFile.Parse(write.Content);
        OggStream main = file.Main!;
        foreach (OggStream stream in file.Streams)
        {
            var probe = new CarrierRead(write.Content, "");
            if (stream.IsComplete)
            {
                ReadStream(probe, stream, isNormative: false);
            }

            if (stream == main || probe.SiteCount > 0)
            {
                OggPager.Replace(write, stream, Packets(write, stream, stream == main ? write.Label : null));
            }
        }
    }

    private static void ReadStream(CarrierRead read, OggStream stream, bool isNormative)
    {
        byte[] body = stream.ReadBody(read.Content);
        int end = stream.PacketEnds()[0];
        ReadOnlySpan<byte> comments = stream.CommentsOf(body.AsSpan(0, end));
        VorbisComments.Read(read, comments, stream.Pages[0].Offset, stream.Pages[^1].End - stream.Pages[0].Offset, isNormative);
    }

    // the packets of the header's pages, the first of them with the label
    private static List<ReadOnlyMemory<byte>> Packets(CarrierWrite write, OggStream stream, AigcLabel? label)
    {
        byte[] body = stream.ReadBody(write.Content);
        var packets = new List<ReadOnlyMemory<byte>>();
        int start = 0;
        foreach (int end in stream.PacketEnds())
        {
            packets.Add(body.AsMemory(start, end - start));
            start = end;
        }

        byte[] comments = VorbisComments.Write(write.Content, stream.CommentsOf(packets[0].Span), label);
        byte[] packet = [.. packets[0].Span[..stream.PrefixLength], .. comments];
        if (stream.Codec == OggCodec.Flac)
        {
            FlacFile.Header(packet[0] & 0x7F, (packet[0] & 0x80) != 0, comments.Length).CopyTo(packet, 0);
        }

        packets[0] = packet;
        return packets;
    }
}
