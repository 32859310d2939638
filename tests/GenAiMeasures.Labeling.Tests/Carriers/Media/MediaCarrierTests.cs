using FsCheck.Xunit;

namespace GenAiMeasures.Labeling.Tests;

/// <summary>What holds for the label of every audio and video format.</summary>
public class MediaCarrierTests
{
    private readonly ContentLabeler _labeler = new();

    [Theory]
    [MemberData(nameof(MediaSamples.Labelled), MemberType = typeof(MediaSamples))]
    public void Labels_of_other_tools_are_read(string file, string place)
    {
        LabelReadResult read = _labeler.Read(MediaSamples.Read(file));

        LabelSite site = Assert.Single(read.Sites);
        Assert.Equal((LabelState.Found, place, true), (read.State, site.Place, site.IsNormative));
        Assert.Equal(MediaSamples.ToolWritten, site.Label);
        Assert.Empty(read.Notes);
    }

    [Theory]
    [MemberData(nameof(MediaSamples.Originals), MemberType = typeof(MediaSamples))]
    public void Files_without_a_label_say_so(string file)
    {
        LabelReadResult read = _labeler.Read(MediaSamples.Read(file));

        Assert.DoesNotContain(read.Notes, static note => note.Code != "wrong_size");
        Assert.Equal(LabelState.None, read.State);
    }

    [Theory]
    [MemberData(nameof(MediaSamples.CutOff), MemberType = typeof(MediaSamples))]
    public void Files_that_are_cut_off_are_unreadable_and_not_written(string file)
    {
        byte[] content = MediaSamples.Read(file);

        Assert.Equal(LabelState.Unreadable, _labeler.Read(content).State);
        Assert.Equal(LabelFailure.Damaged, Assert.Throws<LabelWriteException>(() => _labeler.Write(content, MediaSamples.Ours)).Failure);
    }

    [Theory]
    [MemberData(nameof(MediaSamples.Originals), MemberType = typeof(MediaSamples))]
    [MemberData(nameof(MediaSamples.LabelledFiles), MemberType = typeof(MediaSamples))]
    [MemberData(nameof(MediaSamples.CutOff), MemberType = typeof(MediaSamples))]
    [InlineData("c2pa/sample1_signed.wav")]
    public async Task A_stream_says_what_memory_says(string file)
    {
        byte[] content = MediaSamples.Read(file);
        var random = new Random(31);
        for (int i = 0; i < 50; i++)
        {
            LabelReadResult memory = _labeler.Read(content);
            LabelReadResult stream = await _labeler.ReadAsync(new MemoryStream(content));

            Assert.Equal((memory.State, memory.Format, memory.HasC2pa), (stream.State, stream.Format, stream.HasC2pa));
            Assert.Equal(memory.Sites.AsEnumerable(), stream.Sites);
            Assert.Equal(memory.Notes.AsEnumerable(), stream.Notes);
            content[random.Next(content.Length)] ^= (byte)(1 << random.Next(8));
        }
    }

    [Theory]
    [InlineData("hostile/id3v23_compression_underflow.mp3")]
    [InlineData("hostile/riff_bomb_1000.wav")]
    public void Hostile_files_have_an_answer(string file)
    {
        byte[] content = MediaSamples.Read(file);

        LabelReadResult read = _labeler.Read(content);

        Assert.True(read.State == LabelState.Unreadable ? read.IsDamaged : read.Sites.IsEmpty, read.State.ToString());
    }

    [Theory]
    [MemberData(nameof(MediaSamples.Originals), MemberType = typeof(MediaSamples))]
    public void A_label_that_was_written_is_read(string file)
    {
        byte[] original = MediaSamples.Read(file);

        LabeledContent written = _labeler.Write(original, MediaSamples.Ours);

        LabelReadResult read = _labeler.Read(written.Content);
        Assert.Equal(MediaSamples.Ours, Assert.Single(read.Sites).Label);
        Assert.Equal(MediaSamples.Ours.ToJson(), read.Label!.RawText!.Trim('\0'));
        Assert.Equal((original.Length, written.Content.Length), (written.Report.BytesBefore, written.Report.BytesAfter));
    }

    [Theory]
    [MemberData(nameof(MediaSamples.Originals), MemberType = typeof(MediaSamples))]
    public void Labelling_twice_leaves_one_label_and_the_same_bytes(string file)
    {
        ReadOnlyMemory<byte> once = _labeler.Write(MediaSamples.Read(file), MediaSamples.Ours).Content;

        LabeledContent twice = _labeler.Write(once, MediaSamples.Ours);

        Assert.Equal(once.ToArray(), twice.Content.ToArray());
        Assert.Equal(0, twice.Report.BytesMoved);
        Assert.Equal(MediaSamples.Ours, Assert.Single(twice.Report.ReplacedSites).Label);
    }

    [Theory]
    [MemberData(nameof(MediaSamples.Originals), MemberType = typeof(MediaSamples))]
    public void A_longer_and_a_shorter_label_replace_the_one_before(string file)
    {
        ReadOnlyMemory<byte> content = MediaSamples.Read(file);
        foreach (AigcLabel label in new[] { MediaSamples.Ours, MediaSamples.Long, MediaSamples.Ours, MediaSamples.ToolWritten, MediaSamples.Long })
        {
            content = _labeler.Write(content, label).Content;
            Assert.Equal(label, Assert.Single(_labeler.Read(content).Sites).Label);
        }
    }

    [Theory]
    [MemberData(nameof(MediaSamples.LabelledFiles), MemberType = typeof(MediaSamples))]
    public void Passing_on_writes_the_propagators_fields_only(string file)
    {
        byte[] original = MediaSamples.Read(file);

        LabeledContent passed = _labeler.Propagate(original, "platform", "n-1");

        AigcLabel expected = MediaSamples.ToolWritten with { ContentPropagator = "platform", PropagateId = "n-1" };
        Assert.Equal(expected.ToJson(), Assert.Single(_labeler.Read(passed.Content).Sites).Label!.ToJson());
    }

    [Property(MaxTest = 60)]
    public void Any_label_is_read_as_it_was_written(string? producer, string? produceId, string? reserved, byte which)
    {
        var label = new AigcLabel { Label = "1", ContentProducer = "c" + producer, ProduceId = produceId ?? "", ReservedCode1 = reserved ?? "" };
        string file = MediaSamples.Originals.ElementAt(which % MediaSamples.Originals.Count).Data;

        ReadOnlyMemory<byte> written = _labeler.Write(MediaSamples.Read(file), label).Content;

        Assert.Equal(label, Assert.Single(_labeler.Read(written).Sites).Label);
    }
}
