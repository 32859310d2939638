using System.Security.Cryptography;

namespace GenAiMeasures.Labeling.Tests;

/// <summary>The parts of a file one by one, before and after: what is not the label, its room or an offset is the same, byte for byte and in the same order.</summary>
public class MediaSegmentTests
{
    [Theory]
    [InlineData("tool-written/unlabelled.wav")]
    [InlineData("tool-written/c_head.wav")]
    [InlineData("c2pa/sample1_signed.wav")]
    [InlineData("tool-written/unlabelled.avi")]
    [InlineData("containers/test.avi")]
    public void Chunks_of_riff_are_the_same(string file) => AssertSame(file, static content =>
    {
        RiffFile riff = RiffFile.Parse(content);
        return riff.Chunks
            .Where(chunk => chunk.Id is not (RiffIds.Aigc or RiffIds.Junk) && riff.ListType(chunk) != RiffIds.Info)
            .Select(chunk => Part(content, FourCc.Text(chunk.Id), chunk.DataOffset, chunk.DataEnd));
    });

    [Theory]
    [InlineData("containers/exiftool_FLAC.flac")]
    [InlineData("tool-written/ff.flac")]
    public void Blocks_and_frames_of_flac_are_the_same(string file) => AssertSame(file, static content =>
    {
        FlacFile flac = FlacFile.Parse(content);
        return flac.Blocks
            .Where(static block => block.Type is not (FlacBlock.Comment or FlacBlock.Padding))
            .Select(block => Part(content, "block", block.DataOffset, block.End))
            .Append(Part(content, "frames", flac.Blocks[^1].End, content.Length));
    });

    [Theory]
    [InlineData("containers/exiftool_MP3.mp3")]
    [InlineData("tool-written/ff.mp3")]
    public void Frames_of_tags_and_sound_are_the_same(string file) => AssertSame(file, static content =>
    {
        Id3Tag tag = Id3Tag.TryParse(content, 0, content.Length)!;
        return tag.Frames
            .Where(frame => !Id3Reader.ReadFrame(new CarrierRead(content, ""), tag, frame, isNormative: true, ""))
            .Select(frame => Part(content, frame.Id, frame.Offset, frame.End))
            .Append(Part(content, "sound", tag.End, content.Length));
    });

    [Theory]
    [InlineData("tool-written/ff.ogg")]
    [InlineData("containers/exiftool_Opus.opus")]
    public void Pages_of_sound_are_the_same(string file) => AssertSame(file, static content =>
    {
        OggStream stream = OggFile.Parse(content).Main!;
        byte[] body = stream.ReadBody(content);
        int comments = stream.PacketEnds()[0];
        return [Part(content, "first", stream.First.Offset, stream.First.End), Hash("setup", body.AsSpan(comments)), Part(content, "pages", stream.Pages[^1].End, content.Length)];
    });

    [Theory]
    [InlineData("tool-written/ff.mkv")]
    [InlineData("tool-written/ff.webm")]
    public void Elements_of_matroska_are_the_same(string file) => AssertSame(file, static content =>
        MatroskaFile.Parse(content).Elements
            .Where(static element => element.Id is not (EbmlIds.Tags or EbmlIds.SeekHead or EbmlIds.Void))
            .Select(element => Part(content, element.Id.ToString("X", System.Globalization.CultureInfo.InvariantCulture), element.DataOffset, element.End)));

    [Theory]
    [InlineData("tool-written/ff.flv")]
    [InlineData("containers/exiftool_Flash.flv")]
    public void Tags_of_flv_are_the_same(string file) => AssertSame(file, static content =>
    {
        var parts = new List<string>();
        for (long offset = FlvFile.Parse(content).TagsOffset; offset < content.Length;)
        {
            FlvTag tag = FlvTag.Read(content, offset);
            parts.Add(tag.Type == FlvTag.Script ? "script" : Part(content, "media", tag.Offset, tag.End));
            offset = tag.End;
        }

        return parts;
    });

    [Theory]
    [InlineData("tool-written/base.mp4")]
    [InlineData("tool-written/et_b.mp4")]
    [InlineData("tool-written/ff.mov")]
    [InlineData("c2pa/video1.mp4")]
    [InlineData("containers/exiftool_QuickTime.m4a")]
    public void Boxes_of_movies_are_the_same(string file) => AssertSame(file, static content =>
    {
        Mp4File movie = Mp4File.Parse(content);
        return movie.Boxes
            .Where(static box => box.Type is not (Mp4Types.Moov or Mp4Types.Free or Mp4Types.Uuid))
            .Concat(movie.MoovChildren.Where(static box => box.Type is not (Mp4Types.Udta or Mp4Types.Trak or Mp4Types.Free)))
            .Select(box => Part(content, FourCc.Text(box.Type), box.DataOffset, box.End))
            .Concat(Samples(content, movie));
    });

    // what the first chunk of every track begins with, wherever it stands now
    private static IEnumerable<string> Samples(ByteSource content, Mp4File movie)
    {
        foreach (Mp4Box trak in movie.MoovChildren.Where(static box => box.Type == Mp4Types.Trak))
        {
            Mp4Box? stbl = Find(content, Find(content, Find(content, trak, Mp4Types.Mdia), Mp4Types.Minf), Mp4Types.Stbl);
            if (stbl is { } table && Find(content, table, Mp4Types.Stco) is { DataLength: >= 12 } stco && content.ReadUInt32BigEndian(stco.DataOffset + 8) is var at && at < content.Length)
            {
                yield return Part(content, "chunk", at, Math.Min(content.Length, at + 16));
            }
        }
    }

    private static Mp4Box? Find(ByteSource content, Mp4Box? box, uint type) => box is { } parent ? Mp4Box.Find(parent.Children(content), type) : null;

    private static void AssertSame(string file, Func<ByteSource, IEnumerable<string>> parts)
    {
        byte[] original = MediaSamples.Read(file);

        byte[] labelled = LabelFiles.Labeler.Write(original, MediaSamples.Long).Content.ToArray();

        string[] before = [.. parts(new MemorySource(original))];
        Assert.NotEmpty(before);
        Assert.Equal(before, parts(new MemorySource(labelled)));
    }

    private static string Part(ByteSource content, string name, long begin, long end) => Hash(name, content.Need(begin, end - begin));

    private static string Hash(string name, ReadOnlySpan<byte> bytes) => name + " " + Convert.ToHexString(SHA256.HashData(bytes));
}
