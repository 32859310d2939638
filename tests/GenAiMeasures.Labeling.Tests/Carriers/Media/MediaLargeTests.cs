using System.Buffers.Binary;

namespace GenAiMeasures.Labeling.Tests;

/// <summary>Files of a gigabyte and more: what is read and written is the label, and 64-bit sizes and offsets are right.</summary>
public class MediaLargeTests
{
    private const long Gigabyte = 1L << 30;

    // headers of the file and of what stands around the media, in windows of 8 KB
    private const long FewBytes = 128 * 1024;

    [Fact]
    public void A_gigabyte_of_wav_costs_its_label()
    {
        using SparseStream file = Wav(Gigabyte);

        AssertCostsItsLabel(file);
    }

    [Fact]
    public void A_gigabyte_of_mkv_costs_its_label()
    {
        byte[] seek = EbmlElement.Make(EbmlIds.SeekHead, EbmlElement.Make(EbmlIds.Seek, [.. EbmlElement.Make(EbmlIds.SeekId, [0x15, 0x49, 0xA9, 0x66]), .. EbmlElement.Make(EbmlIds.SeekPosition, [100])]));
        byte[] info = EbmlElement.Make(EbmlIds.Info, [0x2A, 0xD7, 0xB1, 0x83, 0x0F, 0x42, 0x40]);
        byte[] cluster = [.. EbmlElement.IdBytes(EbmlIds.Cluster), .. EbmlElement.SizeBytes(Gigabyte, 8)];
        byte[] inside = [.. seek, .. EbmlElement.MakeVoid(60), .. info, .. cluster];
        byte[] head = [.. EbmlElement.Make(EbmlIds.Header, EbmlElement.Make(EbmlIds.DocType, "matroska"u8)), .. EbmlElement.IdBytes(EbmlIds.Segment), .. EbmlElement.SizeBytes(inside.Length + Gigabyte, 8), .. inside];
        using var file = new SparseStream(head.Length + Gigabyte, (0, head));

        AssertCostsItsLabel(file);
    }

    [Fact]
    public void A_gigabyte_of_mp4_with_its_header_at_the_end_costs_its_label()
    {
        byte[] small = MediaSamples.Read("tool-written/base.mp4");
        Mp4File layout = Mp4File.Parse(new MemorySource(small));
        byte[] moov = small[(int)layout.Moov.Offset..(int)layout.Moov.End];
        byte[] head = new byte[16];
        BinaryPrimitives.WriteInt32BigEndian(head, 1);
        "mdat"u8.CopyTo(head.AsSpan(4));
        BinaryPrimitives.WriteInt64BigEndian(head.AsSpan(8), Gigabyte);
        byte[] type = small[..(int)layout.Boxes[0].End];
        using var file = new SparseStream(type.Length + Gigabyte + moov.Length, (0, [.. type, .. head]), (type.Length + Gigabyte, moov));

        AssertCostsItsLabel(file);
    }

    [Fact]
    public async Task A_gigabyte_on_disk_is_labelled_where_it_stands()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            byte[] head = WavHead(Gigabyte, Gigabyte + 36);
            await using (FileStream file = File.Create(path))
            {
                await file.WriteAsync(head);
                file.SetLength(head.Length + Gigabyte);
            }

            var labeler = new ContentLabeler();
            LabelWriteReport report = await labeler.WriteFileAsync(path, MediaSamples.Ours);

            Assert.True(report.InPlace);
            Assert.Equal(0, report.BytesMoved);
            int json = MediaSamples.Ours.ToJson().Length;
            Assert.Equal(head.Length + Gigabyte + 8 + json + (json & 1), report.BytesAfter);
            Assert.Equal(MediaSamples.Ours, labeler.ReadFile(path).Label);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_wav_that_passes_four_gigabytes_becomes_RF64()
    {
        long length = uint.MaxValue - 100;
        using SparseStream file = Wav(length - (length & 1));

        EditedSource labelled = Label(file);

        Assert.Equal("RF64"u8.ToArray(), labelled.Copy(0, 4));
        Assert.Equal("ds64"u8.ToArray(), labelled.Copy(12, 4));
        Assert.Equal(labelled.Length - 8, BinaryPrimitives.ReadInt64LittleEndian(labelled.Copy(20, 8)));
        Assert.Equal(length - (length & 1), BinaryPrimitives.ReadInt64LittleEndian(labelled.Copy(28, 8)));
        Assert.Equal(uint.MaxValue, labelled.ReadUInt32LittleEndian(4));
    }

    [Fact]
    public void RF64_keeps_its_sizes_of_64_bits()
    {
        long data = 6 * Gigabyte;
        byte[] head = WavHead(uint.MaxValue, uint.MaxValue);
        byte[] sizes = new byte[36];
        "ds64"u8.CopyTo(sizes);
        BinaryPrimitives.WriteInt32LittleEndian(sizes.AsSpan(4), 28);
        BinaryPrimitives.WriteInt64LittleEndian(sizes.AsSpan(8), data + 36 + 36);
        BinaryPrimitives.WriteInt64LittleEndian(sizes.AsSpan(16), data);
        "RF64"u8.CopyTo(head);
        byte[] whole = [.. head[..12], .. sizes, .. head[12..]];
        using var file = new SparseStream(whole.Length + data, (0, whole));

        EditedSource labelled = Label(file);

        Assert.Equal(labelled.Length - 8, BinaryPrimitives.ReadInt64LittleEndian(labelled.Copy(20, 8)));
        Assert.Equal(data, BinaryPrimitives.ReadInt64LittleEndian(labelled.Copy(28, 8)));
        Assert.InRange(file.BytesRead, 1, FewBytes);
    }

    [Fact]
    public void Chunk_offsets_that_pass_four_gigabytes_become_64_bits_wide()
    {
        byte[] stco = Full("stco", [0, 0, 0, 2, 0, 0, 2, 0, 0xFF, 0xFF, 0xFF, 0xF0]);
        byte[] stbl = Box("stbl", stco);
        byte[] moov = Box("moov", Full("mvhd", new byte[96]), Box("trak", Box("mdia", Box("minf", stbl))));
        byte[] type = Box("ftyp", [.. "isom"u8, 0, 0, 2, 0]);
        byte[] mdat = [0, 0, 0, 1, .. "mdat"u8, 0, 0, 0, 2, 0, 0, 0, 0];
        byte[] head = [.. type, .. moov, .. mdat];
        using var file = new SparseStream(head.Length + (8L * Gigabyte) - 16, (0, head));

        EditedSource labelled = Label(file);

        Mp4File after = Mp4File.Parse(labelled);
        Assert.Null(after.Damage);
        Mp4Box trak = Mp4Box.Find(after.MoovChildren, Mp4Types.Trak)!.Value;
        Mp4Box table = trak.Children(labelled)[0].Children(labelled)[0].Children(labelled)[0].Children(labelled)[0];
        long shift = labelled.Length - file.Length;
        Assert.Equal(Mp4Types.Co64, table.Type);
        Assert.Equal(0x200 + shift, BinaryPrimitives.ReadInt64BigEndian(labelled.Copy(table.DataOffset + 8, 8)));
        Assert.Equal(0xFFFFFFF0 + shift, BinaryPrimitives.ReadInt64BigEndian(labelled.Copy(table.DataOffset + 16, 8)));
        Assert.Equal(labelled.Length, after.Boxes[^1].End);
    }

    private static void AssertCostsItsLabel(SparseStream file)
    {
        var source = new StreamSource(file);
        Assert.Equal(LabelState.None, LabelPlan.Read(source, null).State);
        Assert.InRange(file.BytesRead, 1, FewBytes);

        LabelPlan plan = LabelPlan.Make(source, MediaSamples.Ours, new LabelWriteOptions());
        Assert.Equal(MediaSamples.Ours, plan.Confirm(plan.ToSource(), inPlace: true).Label);

        Assert.True(plan.Edits.IsInPlace);
        Assert.InRange(plan.Edits.Sorted.Sum(static edit => (long)edit.Bytes.Length), 1, 8 * 1024);
        Assert.InRange(file.BytesRead, 1, 4 * FewBytes);
    }

    private static EditedSource Label(SparseStream file)
    {
        LabelPlan plan = LabelPlan.Make(new StreamSource(file), MediaSamples.Ours, new LabelWriteOptions());
        plan.Confirm(plan.ToSource(), inPlace: false);
        return plan.ToSource();
    }

    private static SparseStream Wav(long length)
    {
        byte[] head = WavHead(length, length + 36);
        return new SparseStream(head.Length + length, (0, head));
    }

    private static byte[] WavHead(long length, long size)
    {
        byte[] head = [.. "RIFF"u8, 0, 0, 0, 0, .. "WAVEfmt "u8, 16, 0, 0, 0, 1, 0, 1, 0, 0x44, 0xAC, 0, 0, 0x88, 0x58, 1, 0, 2, 0, 16, 0, .. "data"u8, 0, 0, 0, 0];
        BinaryPrimitives.WriteUInt32LittleEndian(head.AsSpan(4), (uint)size);
        BinaryPrimitives.WriteUInt32LittleEndian(head.AsSpan(40), (uint)length);
        return head;
    }

    private static byte[] Box(string type, params byte[][] parts) => Mp4Box.Make(FourCc.Of(System.Text.Encoding.ASCII.GetBytes(type)), parts);

    private static byte[] Full(string type, byte[] rest) => Box(type, [0, 0, 0, 0, .. rest]);
}
