using System.Buffers.Binary;
using System.Text;

namespace GenAiMeasures.Labeling.Tests;

/// <summary>Where the room for a label comes from, and what follows when it comes from nowhere.</summary>
public class MediaPlacementTests
{
    private readonly ContentLabeler _labeler = new();

    [Fact]
    public async Task A_free_box_behind_the_movie_header_takes_the_label_and_nothing_moves()
    {
        byte[] base4 = MediaSamples.Read("tool-written/base.mp4");
        Mp4File layout = Mp4File.Parse(new MemorySource(base4));
        byte[] type = base4[..(int)layout.Boxes[0].End];
        byte[] moov = base4[(int)layout.Moov.Offset..(int)layout.Moov.End];
        byte[] rest = base4[(int)layout.Boxes[0].End..(int)layout.Moov.Offset];
        byte[] file = [.. type, .. moov, .. Mp4Box.MakeFree(2048), .. rest];

        LabelWriteReport report = await WriteFileAsync(file, MediaSamples.Ours);

        Assert.Equal((true, 0L, report.BytesBefore), (report.InPlace, report.BytesMoved, report.BytesAfter));
    }

    [Fact]
    public void A_segment_index_before_the_movie_header_counts_the_label_in()
    {
        byte[] type = Mp4Box.Make(Mp4Types.Ftyp, [.. "isom"u8, 0, 0, 2, 0]);
        byte[] moov = Mp4Box.Make(Mp4Types.Moov, Mp4Box.Make(Mp4Types.Mvhd, new byte[100]));
        byte[] index = new byte[24];
        BinaryPrimitives.WriteInt32BigEndian(index.AsSpan(16), moov.Length);
        byte[] file = [.. type, .. Mp4Box.Make(Mp4Types.Sidx, index), .. moov, .. Mp4Box.Make(Mp4Types.Moof), .. Mp4Box.Make(Mp4Types.Mdat, new byte[8])];

        byte[] labelled = _labeler.Write(file, MediaSamples.Ours).Content.ToArray();

        Mp4File after = Mp4File.Parse(new MemorySource(labelled));
        Mp4Box sidx = after.Boxes[1];
        long first = sidx.End + BinaryPrimitives.ReadInt32BigEndian(labelled.AsSpan((int)sidx.DataOffset + 16));
        Assert.Equal(after.Boxes[3].Offset, first);
        Assert.Equal(Mp4Types.Moof, after.Boxes[3].Type);
    }

    [Fact]
    public void A_packed_movie_header_is_read_and_not_written()
    {
        byte[] inside = Mp4Box.Make(Mp4Types.Moov, Mp4Box.Make(Mp4Types.Mvhd, new byte[100]), Mp4Box.Make(Mp4Types.Udta, Mp4MetaWriter.Create(MediaSamples.ToolWritten)));
        using var packed = new MemoryStream();
        using (var zlib = new System.IO.Compression.ZLibStream(packed, System.IO.Compression.CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(inside);
        }

        byte[] cmov = Mp4Box.Make(Mp4Types.Cmov, Mp4Box.Make(FourCc.Of("dcom"u8), "zlib"u8.ToArray()), Mp4Box.Make(Mp4Types.Cmvd, new byte[4], packed.ToArray()));
        byte[] file = [.. Mp4Box.Make(Mp4Types.Moov, cmov), .. Mp4Box.Make(Mp4Types.Mdat, new byte[8])];

        LabelReadResult read = _labeler.Read(file);

        Assert.Equal(("mov", MediaSamples.ToolWritten, false), (read.Format, read.Label, read.Sites[0].IsNormative));
        Assert.Equal(LabelFailure.Unsupported, Assert.Throws<LabelWriteException>(() => _labeler.Write(file, MediaSamples.Ours)).Failure);
    }

    [Fact]
    public void Tags_of_iTunes_stay_before_the_label()
    {
        byte[] name = Mp4Box.Make(0xA96E616D, Mp4Box.Make(Mp4Types.Data, [0, 0, 0, 1, 0, 0, 0, 0], "kept"u8.ToArray()));
        byte[] freeform = Mp4Box.Make(
            Mp4Types.Freeform,
            Mp4Box.Make(Mp4Types.Mean, [0, 0, 0, 0, .. "com.apple.iTunes"u8]),
            Mp4Box.Make(Mp4Types.Name, [0, 0, 0, 0, .. "AIGC"u8]),
            Mp4Box.Make(Mp4Types.Data, [0, 0, 0, 1, 0, 0, 0, 0], Encoding.UTF8.GetBytes(MediaSamples.ToolWritten.ToJson())));
        byte[] handler = new byte[25];
        "mdirappl"u8.CopyTo(handler.AsSpan(8));
        byte[] meta = Mp4Box.Make(Mp4Types.Meta, new byte[4], Mp4Box.Make(Mp4Types.Hdlr, handler), Mp4Box.Make(Mp4Types.Ilst, name, freeform));
        byte[] file = [.. Mp4Box.Make(Mp4Types.Ftyp, [.. "M4A "u8, 0, 0, 0, 0]), .. Mp4Box.Make(Mp4Types.Moov, Mp4Box.Make(Mp4Types.Mvhd, new byte[100]), Mp4Box.Make(Mp4Types.Udta, meta))];
        Assert.Equal("moov/udta/meta ilst ----:AIGC", Assert.Single(_labeler.Read(file).Sites).Place);

        byte[] labelled = _labeler.Write(file, MediaSamples.Ours).Content.ToArray();

        Assert.Equal("moov/udta/meta keys AIGC", Assert.Single(_labeler.Read(labelled).Sites).Place);
        Assert.InRange(labelled.AsSpan().IndexOf("mdirappl"u8), 1, labelled.AsSpan().IndexOf("mdtaAIGC"u8));
        Assert.True(labelled.AsSpan().IndexOf("kept"u8) > 0);
    }

    [Fact]
    public void An_avi_without_room_gets_its_list_at_the_end()
    {
        byte[] movi = RiffBytes.Chunk(RiffIds.List, [.. "movi"u8, 1, 2, 3, 4]);
        byte[] file = [.. "RIFF\0\0\0\0AVI "u8, .. RiffBytes.Chunk(RiffIds.List, [.. "hdrl"u8, 0, 0, 0, 0, 0, 0, 0, 0]), .. movi];
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), file.Length - 8);

        LabeledContent written = _labeler.Write(file, MediaSamples.Ours);

        byte[] labelled = written.Content.ToArray();
        Assert.Equal(file[8..], labelled[8..file.Length]);
        Assert.Equal(labelled.Length - 8, BinaryPrimitives.ReadInt32LittleEndian(labelled.AsSpan(4)));
        Assert.Equal("LIST"u8.ToArray(), labelled[file.Length..(file.Length + 4)]);
        Assert.Equal(0, written.Report.BytesMoved);
    }

    [Fact]
    public void An_avi_in_several_parts_without_room_is_refused()
    {
        byte[] movi = RiffBytes.Chunk(RiffIds.List, [.. "movi"u8, 1, 2, 3, 4]);
        byte[] first = [.. "RIFF\0\0\0\0AVI "u8, .. movi];
        BinaryPrimitives.WriteInt32LittleEndian(first.AsSpan(4), first.Length - 8);
        byte[] second = [.. "RIFF\0\0\0\0AVIX"u8, .. movi];
        BinaryPrimitives.WriteInt32LittleEndian(second.AsSpan(4), second.Length - 8);

        LabelWriteException refused = Assert.Throws<LabelWriteException>(() => _labeler.Write((byte[])[.. first, .. second], MediaSamples.Ours));

        Assert.Equal((LabelFailure.Unsupported, "avi"), (refused.Failure, refused.Format));
    }

    [Fact]
    public async Task Padding_of_flac_takes_the_label_and_nothing_moves()
    {
        LabelWriteReport report = await WriteFileAsync(MediaSamples.Read("tool-written/ff.flac"), MediaSamples.Long);

        Assert.Equal((true, 0L, report.BytesBefore), (report.InPlace, report.BytesMoved, report.BytesAfter));
    }

    [Fact]
    public async Task Padding_of_an_ID3_tag_takes_the_next_label_and_nothing_moves()
    {
        byte[] labelled = _labeler.Write(MediaSamples.Read("tool-written/ff.mp3"), MediaSamples.Long).Content.ToArray();

        LabelWriteReport report = await WriteFileAsync(labelled, MediaSamples.Long with { ProduceId = "another-number-of-the-content" });

        Assert.Equal((true, 0L, report.BytesBefore), (report.InPlace, report.BytesMoved, report.BytesAfter));
    }

    [Fact]
    public void Places_in_matroska_follow_when_its_index_has_no_room()
    {
        byte[] info = EbmlElement.Make(EbmlIds.Info, [0x2A, 0xD7, 0xB1, 0x83, 0x0F, 0x42, 0x40]);
        byte[] cluster = EbmlElement.Make(EbmlIds.Cluster, [0xE7, 0x81, 0, 0xA7, 0x82, 0, 0, 0xA3, 0x84, 0x81, 0, 0, 0x80]);
        byte[] seek = Seek(0);
        byte[] cues = Cues(0);
        int place = seek.Length + info.Length + cues.Length;
        cluster[cluster.AsSpan().IndexOf(new byte[] { 0xA7, 0x82 }) + 3] = (byte)place;
        byte[] inside = [.. Seek(seek.Length + info.Length), .. info, .. Cues(place), .. cluster];
        byte[] file = [.. EbmlElement.Make(EbmlIds.Header, EbmlElement.Make(EbmlIds.DocType, "matroska"u8)), .. EbmlElement.Make(EbmlIds.Segment, inside)];

        byte[] labelled = _labeler.Write(file, MediaSamples.Ours).Content.ToArray();

        var content = new MemorySource(labelled);
        MatroskaFile after = MatroskaFile.Parse(content);
        EbmlElement moved = EbmlElement.Find(after.Elements, EbmlIds.Cluster)!.Value;
        EbmlElement index = EbmlElement.Find(after.Elements, EbmlIds.Cues)!.Value;
        long first = moved.Offset - after.Segment.DataOffset;
        Assert.True(first > place);
        Assert.Equal((ulong)first, index.Children(content)[0].Children(content)[1].Children(content)[1].ReadUnsigned(content));
        Assert.Equal((ulong)first, moved.Children(content)[1].ReadUnsigned(content));
        Assert.Equal(seek.Length + info.Length, index.Offset - after.Segment.DataOffset);
        Assert.Equal(labelled.Length, after.Segment.End);

        static byte[] Seek(int position) => EbmlElement.Make(
            EbmlIds.SeekHead,
            EbmlElement.Make(EbmlIds.Seek, [.. EbmlElement.Make(EbmlIds.SeekId, [0x1C, 0x53, 0xBB, 0x6B]), .. EbmlElement.Make(EbmlIds.SeekPosition, [(byte)position])]));

        static byte[] Cues(int position) => EbmlElement.Make(
            EbmlIds.Cues,
            EbmlElement.Make(EbmlIds.CuePoint, [0xB3, 0x81, 0, .. EbmlElement.Make(EbmlIds.CueTrackPositions, [0xF7, 0x81, 1, 0xF1, 0x82, 0, (byte)position])]));
    }

    [Fact]
    public void A_void_before_the_media_takes_tags()
    {
        byte[] info = EbmlElement.Make(EbmlIds.Info, [0x2A, 0xD7, 0xB1, 0x83, 0x0F, 0x42, 0x40]);
        byte[] cluster = EbmlElement.Make(EbmlIds.Cluster, [0xE7, 0x81, 0]);
        byte[] file = [.. EbmlElement.Make(EbmlIds.Header, EbmlElement.Make(EbmlIds.DocType, "webm"u8)), .. EbmlElement.Make(EbmlIds.Segment, [.. info, .. EbmlElement.MakeVoid(1000), .. cluster])];

        LabeledContent written = _labeler.Write(file, MediaSamples.Ours);

        Assert.Equal((file.Length, 0L), (written.Content.Length, written.Report.BytesMoved));
    }

    [Fact]
    public void Places_in_flv_follow()
    {
        byte[] positions = new byte[9];
        byte[] size = new byte[9];
        BinaryPrimitives.WriteDoubleBigEndian(size.AsSpan(1), 0);
        byte[] data = Script(positions, size);
        byte[] file = File(data);
        int media = file.Length - 16;
        BinaryPrimitives.WriteDoubleBigEndian(positions.AsSpan(1), media);
        BinaryPrimitives.WriteDoubleBigEndian(size.AsSpan(1), file.Length);
        file = File(Script(positions, size));

        byte[] labelled = _labeler.Write(file, MediaSamples.Ours).Content.ToArray();

        FlvTag tag = FlvFile.Parse(new MemorySource(labelled)).Scripts[0];
        AmfScript script = AmfScript.Parse(labelled[(int)tag.DataOffset..(int)tag.DataEnd], isScript3: false);
        Assert.Equal(tag.End, script.NumberAt(script.Numbers.Find(static n => n.Path == "keyframes.filepositions").Offset));
        Assert.Equal(labelled.Length, script.NumberAt(script.Numbers.Find(static n => n.Path == "filesize").Offset));
        Assert.Equal(3, BinaryPrimitives.ReadInt32BigEndian(script.Data.AsSpan(script.CountOffset)));

        static byte[] Script(byte[] positions, byte[] size) =>
        [
            2, 0, 10, .. "onMetaData"u8, 8, 0, 0, 0, 2,
            0, 9, .. "keyframes"u8, 3, 0, 13, .. "filepositions"u8, 10, 0, 0, 0, 1, .. positions, 0, 0, 9,
            0, 8, .. "filesize"u8, .. size, 0, 0, 9,
        ];

        static byte[] File(byte[] data) =>
        [
            .. "FLV"u8, 1, 5, 0, 0, 0, 9, 0, 0, 0, 0,
            18, 0, 0, (byte)data.Length, 0, 0, 0, 0, 0, 0, 0, .. data, 0, 0, 0, (byte)(data.Length + 11),
            9, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 12,
        ];
    }

    private async Task<LabelWriteReport> WriteFileAsync(byte[] content, AigcLabel label)
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            await File.WriteAllBytesAsync(path, content);
            LabelWriteReport report = await _labeler.WriteFileAsync(path, label);
            Assert.Equal(label, Assert.Single(_labeler.ReadFile(path).Sites).Label);
            return report;
        }
        finally
        {
            File.Delete(path);
        }
    }
}
