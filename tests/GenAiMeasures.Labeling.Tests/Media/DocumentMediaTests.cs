using System.Text;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.Labeling.Tests;

/// <summary>Documents and videos in answers: the visible line and the embedded label, or nothing leaves.</summary>
public class DocumentMediaTests
{
    private const string Line = "【本内容由AI生成】";
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static TheoryData<string> Formats => ["docx", "xlsx", "pptx", "markdown", "html"];

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task A_document_has_its_line_and_its_label_wherever_it_is_nested(string format)
    {
        foreach (bool streams in new[] { true, false })
        {
            var original = new DataContent(File(format).Bytes, File(format).MediaType);
            await using TestHost host = AnsweredFiles.Create(new McpServerToolResultContent("c-1") { Outputs = [new FunctionResultContent("c-2", original)] });

            var answered = (McpServerToolResultContent)await AnsweredFiles.AskAsync(host, streams);

            var file = (DataContent)((FunctionResultContent)Assert.Single(answered.Outputs!)).Result!;
            ExchangeSettled settled = host.Settled();
            string? name = MediaMarker.FileNameOf(file);
            Assert.Equal(settled.Exchange + "-1", Assert.Single(LabelFiles.Labeler.Read(file.Data, name).Sites).Label!.ProduceId);
            Assert.Equal(
                file.Data.ToArray(),
                LabelFiles.Labeler.WriteDocument(file.Data, LabelFiles.Labeler.Read(file.Data, name).Label!, options: new LabelWriteOptions { FileName = name }).Content.ToArray());
            Assert.Equal([new LabelFact("explicit", "start"), new LabelFact("implicit", format, settled.Exchange + "-1")], settled.Labels.Take(2));
            Assert.Equal(file.MediaType, original.MediaType);
        }
    }

    [Fact]
    public async Task The_line_follows_the_place_of_texts_and_stands_in_files_whatever_the_interface_shows()
    {
        byte[] original = OfficeFiles.Word("第一段");
        await using TestHost both = AnsweredFiles.Create(new DataContent(original, Word), o => o.Place = ExplicitPlace.Both);
        await using TestHost shown = AnsweredFiles.Create(new DataContent(original, Word), o =>
        {
            o.Place = ExplicitPlace.Interface;
            o.Interface.Text = "内容由AI生成";
            o.Interface.Where = "below the input, all the time";
        });

        var first = (DataContent)await AnsweredFiles.AskAsync(both, streams: true);
        var second = (DataContent)await AnsweredFiles.AskAsync(shown, streams: true);

        Assert.Equal([Line, "第一段", Line], OfficeFiles.Texts(first.Data.ToArray()));
        Assert.Equal(["内容由AI生成", "第一段"], OfficeFiles.Texts(second.Data.ToArray()));
        Assert.Equal(new LabelFact("explicit", "both"), both.Settled().Labels[0]);
    }

    [Theory]
    [InlineData("video/mp4", "tool-written/base.mp4", "mp4")]
    [InlineData("audio/mpeg", "containers/exiftool_MP3.mp3", "mp3")]
    [InlineData("image/png", "tool-written/b.png", "png")]
    public async Task What_nobody_can_mark_is_withheld_or_leaves_with_its_embedded_label_on_record(string mediaType, string sample, string format)
    {
        byte[] original = MediaSamples.Read(sample);
        await using TestHost strict = AnsweredFiles.Create(new DataContent(original, mediaType));
        await using TestHost open = AnsweredFiles.Create(new DataContent(original, mediaType), o => o.UnlabelledMedia = UnlabelledMedia.ReleaseAndRecord);

        Assert.True((await AnsweredFiles.AskAsync(strict, streams: true)).IsWithheld());
        var released = (DataContent)await AnsweredFiles.AskAsync(open, streams: true);

        string id = open.Settled().Exchange + "-1";
        Assert.Equal("label_unavailable", strict.Settled().Code);
        Assert.Equal(id, Assert.Single(LabelFiles.Labeler.Read(released.Data).Sites).Label!.ProduceId);
        Assert.Equal([new LabelFact("unlabelled", mediaType), new LabelFact("implicit", format, id)], open.Settled().Labels);
    }

    [Fact]
    public async Task A_video_is_marked_by_the_hosts_own_encoder()
    {
        await using TestHost host = AnsweredFiles.Create(
            new DataContent(MediaSamples.Read("tool-written/base.mp4"), "video/mp4"), services: s => s.AddSingleton<IVideoMarker, Burner>());

        var answered = (DataContent)await AnsweredFiles.AskAsync(host, streams: true);

        string id = host.Settled().Exchange + "-1";
        Assert.Equal(id, LabelFiles.Labeler.Read(answered.Data).Label!.ProduceId);
        Assert.Equal([new LabelFact("explicit", "video"), new LabelFact("implicit", "mp4", id)], host.Settled().Labels.Take(2));
    }

    [Theory]
    [InlineData("{\"a\":1}", "application/json", null)]
    [InlineData("a,b\n1,2\n", "text/csv", null)]
    [InlineData("print(1)\n", "text/plain", "main.py")]
    [InlineData("{\"a\":1}", "text/plain", null)]
    public async Task Data_and_programs_are_not_broken_by_a_line(string text, string mediaType, string? name)
    {
        await using TestHost host = AnsweredFiles.Create(new DataContent(Encoding.UTF8.GetBytes(text), mediaType) { Name = name });

        Assert.True((await AnsweredFiles.AskAsync(host, streams: true)).IsWithheld());
    }

    [Fact]
    public async Task Of_several_files_those_that_can_be_labelled_are_when_the_others_may_leave()
    {
        var outputs = new ImageGenerationToolResultContent("c-1")
        {
            Outputs = [new HostedFileContent("f-1"), new DataContent(OfficeFiles.Word("一"), Word), new DataContent(new byte[] { 1 }, "application/x-unknown")],
        };
        await using TestHost host = AnsweredFiles.Create(outputs, o => o.UnlabelledMedia = UnlabelledMedia.ReleaseAndRecord);

        var answered = (ImageGenerationToolResultContent)await AnsweredFiles.AskAsync(host, streams: true);

        Assert.Same(outputs.Outputs[0], answered.Outputs![0]);
        Assert.Equal(LabelState.Found, LabelFiles.Labeler.Read(((DataContent)answered.Outputs[1]).Data).State);
        Assert.Same(outputs.Outputs[2], answered.Outputs[2]);
        Assert.Equal(["unlabelled", "explicit", "implicit", "unlabelled"], host.Settled().Labels.Select(l => l.Kind));
    }

    private static (byte[] Bytes, string MediaType) File(string format) => format switch
    {
        "docx" => (OfficeFiles.Word("一"), Word),
        "xlsx" => (OfficeFiles.Workbook(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        "pptx" => (OfficeFiles.Slides("一"), "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
        "markdown" => ("# 题\n"u8.ToArray(), "text/markdown"),
        _ => ("<!doctype html><html><head><title>题</title></head><body>文</body></html>"u8.ToArray(), "text/html"),
    };

    // what a real one burns in is the host's matter
    private sealed class Burner : IVideoMarker
    {
        public ValueTask<ReadOnlyMemory<byte>> MarkAsync(ReadOnlyMemory<byte> video, CancellationToken cancellationToken) => new(video);
    }
}
