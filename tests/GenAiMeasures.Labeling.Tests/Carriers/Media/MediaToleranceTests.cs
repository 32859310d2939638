using System.Buffers.Binary;
using System.Text;

namespace GenAiMeasures.Labeling.Tests;

/// <summary>Labels where the guides do not put them, as real files have them: each is found, and one write leaves one label at the right place.</summary>
public class MediaToleranceTests
{
    private const string Json = "{\"Label\":\"1\",\"ContentProducer\":\"001191110108MA01KP2T5U00000\",\"ProduceID\":\"p-0001\",\"ReservedCode1\":\"\",\"ContentPropagator\":\"\",\"PropagateID\":\"\",\"ReservedCode2\":\"\"}";

    private readonly ContentLabeler _labeler = new();

    [Theory]
    [InlineData("A1_udta_first.mp4", "moov/udta/meta keys AIGC", true)]
    [InlineData("A_udta2.mp4", "moov/udta/meta keys AIGC", true)]
    [InlineData("B_moovmeta_full.mp4", "moov/meta keys AIGC", false)]
    [InlineData("C_replace.mp4", "moov/udta/meta keys AIGC", true)]
    [InlineData("F_uuid_eof.mp4", "uuid XMP", false)]
    [InlineData("G_keynul.mp4", "moov/udta/meta keys AIGC", true)]
    [InlineData("H_literal.mp4", "moov/udta/AIGC", false)]
    public void Tolerance_21_variants_of_mp4_are_read_and_become_one(string file, string place, bool isNormative) =>
        AssertBecomesOne(MediaSamples.Read("tool-written/mp4-variants/" + file), place, isNormative);

    [Theory]
    [InlineData("tool-written/et_b.mp4", "uuid XMP", false)]
    [InlineData("tool-written/ff.webm", "Tags SimpleTag AIGC", true)]
    public void Other_writers_are_read_and_become_one(string file, string place, bool isNormative) =>
        AssertBecomesOne(MediaSamples.Read(file), place, isNormative);

    [Fact]
    public async Task A_packet_larger_than_the_window_of_a_stream_is_one_place()
    {
        byte[] packet = [.. XmpWriter.Create(MediaSamples.ToolWritten, addsSourceType: false), .. Enumerable.Repeat((byte)' ', 20_000)];
        byte[] file = [.. MediaSamples.Read("tool-written/base.mp4"), .. Mp4Box.Make(Mp4Types.Uuid, Mp4Types.XmpId.ToArray(), packet)];

        LabelReadResult read = await _labeler.ReadAsync(new MemoryStream(file));

        Assert.Equal(("uuid XMP", MediaSamples.ToolWritten), (Assert.Single(read.Sites).Place, read.Label));
    }

    [Fact]
    public void The_label_of_a_silent_loss_is_not_there() =>
        Assert.Equal(LabelState.None, _labeler.Read(MediaSamples.Read("tool-written/ff_nomovflags.mp4")).State);

    [Theory]
    [InlineData("AIGC", "AIGC chunk", true)]
    [InlineData("aigc", "AIGC chunk", false)]
    [InlineData("note", "note chunk", false)]
    public void Tolerance_24_chunks_of_wav_are_read(string id, string place, bool isNormative) =>
        AssertBecomesOne(Wav(Chunk(id, Encoding.UTF8.GetBytes("AIGC=" + Json))), place, isNormative);

    [Fact]
    public void An_entry_of_a_wav_list_is_read_and_its_neighbours_stay()
    {
        byte[] list = Chunk("LIST", [.. "INFO"u8, .. Chunk("INAM", "kept\0"u8.ToArray()), .. Chunk("AIGC", Encoding.UTF8.GetBytes(Json)), .. Chunk("IART", "too\0"u8.ToArray())]);

        byte[] labelled = AssertBecomesOne(Wav(list), "LIST INFO AIGC", isNormative: false);

        Assert.True(labelled.AsSpan().IndexOf("kept"u8) > 0 && labelled.AsSpan().IndexOf("IART"u8) > 0);
    }

    [Fact]
    public void An_ID3_tag_in_a_wav_is_read() =>
        AssertBecomesOne(Wav(Chunk("id3 ", Id3(3, 0, Frame3("TXXX", 0, Encoding.Latin1.GetBytes("\0AIGC\0" + Json))))), "id3 chunk TXXX AIGC", isNormative: false);

    [Fact]
    public void A_chunk_that_somebody_put_behind_a_wav_is_read()
    {
        byte[] wav = [.. Wav(), .. Chunk("AIGC", Encoding.UTF8.GetBytes(Json))];

        AssertBecomesOne(wav, "AIGC chunk", isNormative: false);
    }

    [Fact]
    public void A_wav_whose_sizes_were_never_filled_in_gets_them_with_its_label()
    {
        byte[] wav = Wav();
        BinaryPrimitives.WriteUInt32LittleEndian(wav.AsSpan(4), uint.MaxValue);
        BinaryPrimitives.WriteUInt32LittleEndian(wav.AsSpan(40), uint.MaxValue);
        Assert.Equal("unsized", Assert.Single(_labeler.Read(wav).Notes).Code);

        byte[] labelled = _labeler.Write(wav, MediaSamples.Ours).Content.ToArray();

        Assert.Equal((uint)labelled.Length - 8, BinaryPrimitives.ReadUInt32LittleEndian(labelled.AsSpan(4)));
        Assert.Equal((uint)wav.Length - 44, BinaryPrimitives.ReadUInt32LittleEndian(labelled.AsSpan(40)));
    }

    public static TheoryData<string, byte[]> Id3Tags => new()
    {
        { "2.2", Id3(2, 0, [.. "TXX"u8, 0, 0, (byte)(6 + Json.Length), .. Encoding.Latin1.GetBytes("\0AIGC\0" + Json)]) },
        { "2.3 in lower case and wrapped", Id3(3, 0, Frame3("TXXX", 0, Encoding.Latin1.GetBytes("\0aigc\0{\"aigc\": " + Json + "}"))) },
        { "2.3 in UTF-16", Id3(3, 0, Frame3("TXXX", 0, [1, 0xFF, 0xFE, .. Encoding.Unicode.GetBytes("AIGC\0"), 0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Json)])) },
        { "2.3 unsynchronised", Id3(3, 0x80, [.. Frame3("PRIV", 0, [.. "x\0"u8, 0xFF, 0, 0xE0]), .. Frame3("TXXX", 0, Encoding.Latin1.GetBytes("\0AIGC\0" + Json))]) },
        { "2.3 with an extended header", Id3(3, 0x40, [0, 0, 0, 6, 0, 0, 0, 0, 0, 0, .. Frame3("TXXX", 0, Encoding.Latin1.GetBytes("\0AIGC\0" + Json))]) },
        { "2.4 in UTF-16 BE", Id3(4, 0, Frame4("TXXX", 0, [2, .. Encoding.BigEndianUnicode.GetBytes("AIGC\0" + Json)])) },
        { "2.4 with a length", Id3(4, 0, Frame4("TXXX", 1, [0, 0, 1, 0x27, .. Encoding.UTF8.GetBytes("\u0003AIGC\0" + Json)])) },
        { "2.4 with plain sizes", Id3(4, 0, [.. Frame3("TXXX", 0, Encoding.UTF8.GetBytes("\u0003AIGC\0" + Json)), .. Frame3("TIT2", 0, Encoding.UTF8.GetBytes("\u0003" + new string('t', 200)))]) },
    };

    [Theory]
    [MemberData(nameof(Id3Tags))]
    public void Tolerance_25_tags_of_every_version_are_read(string version, byte[] tag)
    {
        Assert.NotEmpty(version);
        byte[] sound = MediaSamples.Read("tool-written/ff.mp3")[0x141..];

        LabelReadResult read = _labeler.Read((byte[])[.. tag, .. sound]);

        Assert.Equal(MediaSamples.ToolWritten, Assert.Single(read.Sites).Label);
        byte[] labelled = _labeler.Write((byte[])[.. tag, .. sound], MediaSamples.Ours).Content.ToArray();
        Assert.Equal(MediaSamples.Ours, Assert.Single(_labeler.Read(labelled).Sites).Label);
        Assert.True(labelled.AsSpan().EndsWith(sound));
        Assert.Equal(tag[3], labelled[3]);
    }

    [Fact]
    public void A_compressed_frame_is_read()
    {
        byte[] data = Encoding.Latin1.GetBytes("\0AIGC\0" + Json);
        using var packed = new MemoryStream();
        using (var zlib = new System.IO.Compression.ZLibStream(packed, System.IO.Compression.CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(data);
        }

        byte[] frame = Frame3("TXXX", 0x80, [0, 0, 0, (byte)data.Length, .. packed.ToArray()]);

        Assert.Equal(MediaSamples.ToolWritten, _labeler.Read((byte[])[.. Id3(3, 0, frame), .. MediaSamples.Read("tool-written/ff.mp3")[0x141..]]).Label);
    }

    [Fact]
    public void An_encrypted_frame_is_not_taken_for_none()
    {
        byte[] frame = Frame3("TXXX", 0x40, [1, 2, 3, 4]);

        LabelReadResult read = _labeler.Read((byte[])[.. Id3(3, 0, frame), .. MediaSamples.Read("tool-written/ff.mp3")[0x141..]]);

        Assert.Equal((LabelState.Unreadable, "encrypted_frame"), (read.State, read.Notes[0].Code));
    }

    [Fact]
    public void Tags_at_the_end_of_an_mp3_are_read_and_become_one()
    {
        byte[] sound = MediaSamples.Read("tool-written/ff.mp3")[0x141..];
        byte[] item = [.. Size(Json.Length), 0, 0, 0, 0, .. "AIGC\0"u8, .. Encoding.UTF8.GetBytes(Json)];
        byte[] other = [.. Size(4), 0, 0, 0, 0, .. "Title\0"u8, .. "kept"u8];
        byte[] ape = [.. Ape(0xA0000000, item, other), .. item, .. other, .. Ape(0x80000000, item, other)];
        byte[] old = new byte[128];
        "TAG"u8.CopyTo(old);
        byte[] frame = Frame4("TXXX", 0, Encoding.UTF8.GetBytes("\u0003AIGC\0" + Json));
        byte[] tail = Id3(4, 0x10, frame);
        byte[] footer = [.. "3DI"u8, .. tail[3..10]];
        byte[] file = [.. sound, .. ape, .. tail, .. footer, .. old];

        LabelReadResult read = _labeler.Read(file);
        Assert.Equal(["ID3 at the end TXXX AIGC", "APE AIGC"], read.Sites.Select(static site => site.Place).Order(StringComparer.Ordinal).Reverse());
        Assert.Equal("duplicate", read.Notes[^1].Code);

        byte[] labelled = _labeler.Write(file, MediaSamples.Ours).Content.ToArray();

        Assert.Equal(("TXXX AIGC", MediaSamples.Ours), (Assert.Single(_labeler.Read(labelled).Sites).Place, _labeler.Read(labelled).Label));
        Assert.True(labelled.AsSpan().IndexOf("Title\0kept"u8) > 0);
    }

    [Fact]
    public void A_tag_in_front_of_flac_is_read_and_the_label_moves_to_its_place()
    {
        byte[] flac = MediaSamples.Read("containers/exiftool_FLAC.flac");
        byte[] file = [.. Id3(3, 0, Frame3("TXXX", 0, Encoding.Latin1.GetBytes("\0AIGC\0" + Json))), .. flac];

        AssertBecomesOne(file, "ID3 TXXX AIGC", isNormative: false);
    }

    [Fact]
    public void Tolerance_26_a_comment_packet_over_several_pages_is_read_and_later_pages_are_numbered_anew()
    {
        byte[] file = MediaSamples.Read("tool-written/ff.ogg");
        AigcLabel huge = MediaSamples.Ours with { ReservedCode1 = new string('x', 150_000) };

        byte[] grown = _labeler.Write(file, huge).Content.ToArray();
        byte[] back = _labeler.Write(grown, MediaSamples.ToolWritten).Content.ToArray();

        Assert.Equal(huge, _labeler.Read(grown).Label);
        AssertPages(grown);
        AssertPages(back);
        Assert.Equal(MediaSamples.ToolWritten, Assert.Single(_labeler.Read(back).Sites).Label);
    }

    [Fact]
    public void A_wrong_checksum_of_a_header_is_damage()
    {
        byte[] file = MediaSamples.Read("containers/exiftool_Opus.opus");
        file[60] ^= 1;

        Assert.Equal(LabelState.Unreadable, _labeler.Read(file).State);
    }

    [Theory]
    [InlineData("aigc", EbmlIds.TagString)]
    [InlineData("AIGC", EbmlIds.TagBinary)]
    public void Tolerance_22_tags_of_matroska_are_read_in_any_case_and_kind(string name, uint kind)
    {
        byte[] simple = EbmlElement.Make(EbmlIds.SimpleTag, [.. EbmlElement.Make(EbmlIds.TagName, Encoding.UTF8.GetBytes(name)), .. EbmlElement.Make(kind, Encoding.UTF8.GetBytes(Json))]);
        byte[] tags = EbmlElement.Make(EbmlIds.Tags, EbmlElement.Make(EbmlIds.Tag, simple));
        byte[] info = EbmlElement.Make(EbmlIds.Info, [0x2A, 0xD7, 0xB1, 0x83, 0x0F, 0x42, 0x40]);
        byte[] cluster = [0x1F, 0x43, 0xB6, 0x75, 0xFF, 0xE7, 0x81, 0];
        byte[] live = [.. EbmlElement.Make(EbmlIds.Header, EbmlElement.Make(EbmlIds.DocType, "webm"u8)), 0x18, 0x53, 0x80, 0x67, 0xFF, .. info, .. cluster, .. tags];

        AssertBecomesOne(live, "Tags SimpleTag AIGC", isNormative: false);
    }

    [Fact]
    public void Tolerance_23_a_long_text_in_an_object_of_flv_is_read()
    {
        byte[] text = Encoding.UTF8.GetBytes(Json);
        byte[] data = [2, 0, 10, .. "onMetaData"u8, 3, 0, 4, .. "AIGC"u8, 12, 0, 0, 0, (byte)text.Length, .. text, 0, 0, 9];
        byte[] flv = [.. "FLV"u8, 1, 5, 0, 0, 0, 9, 0, 0, 0, 0, 9, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 12, 18, 0, 0, (byte)data.Length, 0, 0, 0, 0, 0, 0, 0, .. data, 0, 0, 0, (byte)(data.Length + 11)];

        AssertBecomesOne(flv, "onMetaData AIGC", isNormative: true);
    }

    private byte[] AssertBecomesOne(byte[] file, string place, bool isNormative)
    {
        LabelReadResult read = _labeler.Read(file);
        LabelSite site = Assert.Single(read.Sites);
        Assert.Equal((LabelState.Found, place, isNormative), (read.State, site.Place, site.IsNormative));
        Assert.Equal(MediaSamples.ToolWritten, site.Label);

        LabeledContent written = _labeler.Write(file, MediaSamples.Ours);
        LabelSite one = Assert.Single(_labeler.Read(written.Content).Sites);
        Assert.Equal((true, MediaSamples.Ours), (one.IsNormative, one.Label));
        Assert.Equal(-1, written.Content.Span.IndexOf("p-0001"u8));
        return written.Content.ToArray();
    }

    // every page whole, right and in its order
    private static void AssertPages(byte[] file)
    {
        var source = new MemorySource(file);
        uint next = 0;
        for (long offset = 0; offset < file.Length; next++)
        {
            OggPage page = OggPage.Read(source, offset);
            Assert.Equal(next, page.Sequence);
            Assert.True(page.HasRightCrc(source));
            offset = page.End;
        }
    }

    private static byte[] Wav(params byte[][] chunks)
    {
        byte[] rest = [.. chunks.SelectMany(static chunk => chunk)];
        byte[] wav = [.. "RIFF"u8, 0, 0, 0, 0, .. "WAVEfmt "u8, 16, 0, 0, 0, 1, 0, 1, 0, 0x44, 0xAC, 0, 0, 0x88, 0x58, 1, 0, 2, 0, 16, 0, .. "data"u8, 4, 0, 0, 0, 1, 2, 3, 4, .. rest];
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(4), wav.Length - 8);
        return wav;
    }

    private static byte[] Chunk(string id, byte[] data) => RiffBytes.Chunk(FourCc.Of(Encoding.ASCII.GetBytes(id)), data);

    private static byte[] Id3(int major, int flags, byte[] frames)
    {
        byte[] body = flags == 0x80 ? Unsynchronise(frames) : frames;
        byte[] tag = [.. "ID3"u8, (byte)major, 0, (byte)flags, 0, 0, 0, 0, .. body];
        BinaryPrimitives.WriteUInt32BigEndian(tag.AsSpan(6), (uint)Id3Text.ToSyncsafe(body.Length));
        return tag;
    }

    private static byte[] Unsynchronise(byte[] plain)
    {
        var bytes = new List<byte>();
        for (int i = 0; i < plain.Length; i++)
        {
            bytes.Add(plain[i]);
            if (plain[i] == 0xFF && (i + 1 == plain.Length || plain[i + 1] is 0 or >= 0xE0))
            {
                bytes.Add(0);
            }
        }

        return [.. bytes];
    }

    private static byte[] Frame3(string id, int flags, byte[] data)
    {
        byte[] frame = [.. Encoding.ASCII.GetBytes(id), 0, 0, 0, 0, 0, (byte)flags, .. data];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(4), data.Length);
        return frame;
    }

    private static byte[] Frame4(string id, int flags, byte[] data)
    {
        byte[] frame = Frame3(id, flags, data);
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(4), Id3Text.ToSyncsafe(data.Length));
        return frame;
    }

    private static byte[] Ape(uint flags, params byte[][] items)
    {
        byte[] header = [.. "APETAGEX"u8, 0xD0, 7, 0, 0, .. Size(32 + items.Sum(static item => item.Length)), .. Size(items.Length), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(20), flags);
        return header;
    }

    private static byte[] Size(int value)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return bytes;
    }
}
