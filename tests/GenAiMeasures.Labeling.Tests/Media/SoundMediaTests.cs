using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.Labeling.Tests;

/// <summary>Real sound through the pipeline and through speech clients: the rhythm is in the samples, the label in the file.</summary>
public class SoundMediaTests
{
    private static readonly AudioFormat Format = new(24_000, 1, 16);

    // half a second of a ramp, which is no tone and no silence
    private static readonly byte[] Samples = [.. Enumerable.Range(0, 12_000).SelectMany(i => BitConverter.GetBytes((short)((i * 7) % 20_000 - 10_000)))];

    private static readonly byte[] Rhythm = AudioRhythm.CreateSamples(Format);

    private static byte[] Wav => BareSound.ToWav(Samples, "audio/pcm;rate=24000", new BareSoundOptions())!;

    [Theory]
    [InlineData(AudioPlace.Start)]
    [InlineData(AudioPlace.End)]
    [InlineData(AudioPlace.Both)]
    public async Task A_spoken_answer_has_the_rhythm_in_its_samples_and_the_label_in_its_file(AudioPlace place)
    {
        foreach (bool streams in new[] { true, false })
        {
            await using TestHost host = AnsweredFiles.Create(new DataContent(Wav, "audio/wav") { Name = "answer.wav" }, o => o.AudioPlace = place);

            var sound = (DataContent)await AnsweredFiles.AskAsync(host, streams);

            AssertSound(sound.Data, place);
            string id = host.Settled().Exchange + "-1";
            Assert.Equal((id, "answer.wav", "audio/wav"), (LabelFiles.Labeler.Read(sound.Data).Label!.ProduceId, sound.Name, sound.MediaType));
            Assert.Equal([new LabelFact("explicit", "audio"), new LabelFact("implicit", "wav", id)], host.Settled().Labels.Take(2));
        }
    }

    [Fact]
    public async Task The_hosts_voice_takes_the_rhythms_place()
    {
        await using TestHost host = AnsweredFiles.Create(new DataContent(Wav, "audio/wav"), services: s => s.AddSingleton<ISpokenLabel, Voice>());

        var sound = (DataContent)await AnsweredFiles.AskAsync(host, streams: true);

        Assert.Equal(Voice.Words, DataOf(sound.Data)[..Voice.Words.Length].ToArray());
    }

    [Fact]
    public async Task Compressed_sound_goes_through_the_hosts_encoder()
    {
        await using TestHost host = AnsweredFiles.Create(
            new DataContent(MediaSamples.Read("containers/exiftool_MP3.mp3"), "audio/mpeg"), services: s => s.AddSingleton<IAudioLabelEncoder, Encoder>());

        var sound = (DataContent)await AnsweredFiles.AskAsync(host, streams: true);

        Assert.Equal(LabelState.Found, LabelFiles.Labeler.Read(sound.Data).State);
        Assert.Equal([new LabelFact("explicit", "audio"), new LabelFact("implicit", "mp3", host.Settled().Exchange + "-1")], host.Settled().Labels.Take(2));
    }

    [Fact]
    public async Task Damaged_sound_is_withheld()
    {
        await using TestHost host = AnsweredFiles.Create(new DataContent(Wav.AsMemory(0, 1000), "audio/wav"));

        Assert.True((await AnsweredFiles.AskAsync(host, streams: true)).IsWithheld());
    }

    [Fact]
    public async Task Bare_samples_of_an_answer_in_one_piece_leave_as_a_labelled_file()
    {
        await using TestHost host = AnsweredFiles.Create(new DataContent(Samples, "audio/pcm;rate=24000") { Name = "a.pcm" });

        var sound = (DataContent)await AnsweredFiles.AskAsync(host, streams: false);

        AssertSound(sound.Data, AudioPlace.Start);
        Assert.Equal(("audio/wav", "a.wav", LabelState.Found), (sound.MediaType, sound.Name, LabelFiles.Labeler.Read(sound.Data).State));
    }

    [Theory]
    [InlineData("audio/pcm")]
    [InlineData("audio/L16;rate=24000")]
    public async Task Bare_samples_whose_format_nobody_says_are_withheld(string mediaType)
    {
        await using TestHost host = AnsweredFiles.Create(new DataContent(Samples, mediaType));

        Assert.True((await AnsweredFiles.AskAsync(host, streams: false)).IsWithheld());
    }

    [Fact]
    public async Task Bare_samples_in_a_streamed_chat_may_be_a_piece_and_are_withheld()
    {
        await using TestHost host = AnsweredFiles.Create(new DataContent(Samples, "audio/pcm;rate=24000"));

        Assert.True((await AnsweredFiles.AskAsync(host, streams: true)).IsWithheld());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Speech_in_pieces_of_a_wav_is_one_labelled_file_also_when_its_sizes_were_never_known(bool knowsSizes)
    {
        byte[] wav = Wav;
        if (!knowsSizes)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(wav.AsSpan(4), uint.MaxValue);
            BinaryPrimitives.WriteUInt32LittleEndian(wav.AsSpan(40), uint.MaxValue);
        }

        await using TestHost host = Speech();
        using ITextToSpeechClient client = new Speaker("audio/wav", wav.Chunk(1000)).AsBuilder().UseGenAiLabeling().Build(host.Services);

        DataContent sound = await StreamAsync(client);

        AssertSound(sound.Data, AudioPlace.Start);
        MediaGenerated record = Assert.Single(host.Store.Records<MediaGenerated>());
        Assert.Equal([new LabelFact("explicit", "audio"), new LabelFact("implicit", "wav", record.Exchange + "-1")], record.Labels);
        Assert.Equal(record.Exchange + "-1", Assert.Single(LabelFiles.Labeler.Read(sound.Data).Sites).Label!.ProduceId);
    }

    [Theory]
    [InlineData("audio/pcm;rate=24000", null)]
    [InlineData("audio/pcm", 24_000)]
    [InlineData("audio/L16; codec=pcm; rate=8000", 24_000)]
    public async Task Speech_in_bare_samples_leaves_as_a_labelled_wav_file(string mediaType, int? rate)
    {
        foreach (bool streams in new[] { true, false })
        {
            await using TestHost host = Speech(o => o.BareSound.SampleRate = rate);
            using ITextToSpeechClient client = new Speaker(mediaType, streams ? Samples.Chunk(777) : [Samples]).AsBuilder().UseGenAiLabeling().Build(host.Services);

            DataContent sound = streams ? await StreamAsync(client) : (DataContent)Assert.Single((await client.GetAudioAsync("x")).Contents);

            Assert.Equal("audio/wav", sound.MediaType);
            AssertSound(sound.Data, AudioPlace.Start);
            Assert.Equal(LabelState.Found, LabelFiles.Labeler.Read(sound.Data).State);
        }
    }

    [Theory]
    [InlineData("audio/pcm")]
    [InlineData("audio/L16;rate=24000")]
    [InlineData("audio/pcm;rate=1")]
    public async Task Bare_samples_of_a_format_that_nobody_tells_are_withheld(string mediaType)
    {
        await using TestHost host = Speech();
        using ITextToSpeechClient client = new Speaker(mediaType, [Samples]).AsBuilder().UseGenAiLabeling().Build(host.Services);

        TextToSpeechResponse response = await client.GetAudioAsync("x");

        Assert.Equal("label_unavailable", Assert.IsType<ErrorContent>(Assert.Single(response.Contents)).ErrorCode);
        Assert.Equal(1, Assert.Single(host.Store.Records<MediaGenerated>()).Withheld);
    }

    [Fact]
    public async Task Ffmpeg_decodes_the_sound_behind_its_label_as_it_was()
    {
        await using TestHost host = Speech();
        using ITextToSpeechClient client = new Speaker("audio/wav", Wav.Chunk(999)).AsBuilder().UseGenAiLabeling().Build(host.Services);
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".wav");
        string raw = path + ".raw";
        try
        {
            await File.WriteAllBytesAsync(path, (await StreamAsync(client)).Data.ToArray(), TestContext.Current.CancellationToken);
            MediaTool.Run("ffmpeg", "-v", "error", "-i", path, "-f", "s16le", raw);

            byte[] decoded = await File.ReadAllBytesAsync(raw, TestContext.Current.CancellationToken);
            Assert.Equal(Rhythm, decoded[..Rhythm.Length]);
            Assert.Equal(Samples, decoded[^Samples.Length..]);
        }
        finally
        {
            File.Delete(path);
            File.Delete(raw);
        }
    }

    private static TestHost Speech(Action<LabelingOptions>? configure = null) => LabelHost.Create(FakeChatClient.Saying("x"), configure);

    private static void AssertSound(ReadOnlyMemory<byte> wav, AudioPlace place)
    {
        ReadOnlySpan<byte> data = DataOf(wav);
        Assert.True(place == AudioPlace.End ? data.StartsWith(Samples) : data.StartsWith(Rhythm));
        Assert.True(place == AudioPlace.Start ? data.EndsWith(Samples) : data.EndsWith(Rhythm));
        Assert.True(data.IndexOf(Samples) >= 0);
    }

    private static ReadOnlySpan<byte> DataOf(ReadOnlyMemory<byte> wav)
    {
        var source = new MemorySource(wav);
        RiffChunk data = RiffFile.Parse(source).Find(RiffIds.Data)!.Value;
        return wav.Span[(int)data.DataOffset..(int)data.DataEnd];
    }

    private static async Task<DataContent> StreamAsync(ITextToSpeechClient client)
    {
        var contents = new List<AIContent>();
        await foreach (TextToSpeechResponseUpdate update in client.GetStreamingAudioAsync("x"))
        {
            contents.AddRange(update.Contents);
        }

        return (DataContent)Assert.Single(contents);
    }

    private sealed class Voice : ISpokenLabel
    {
        public static readonly byte[] Words = [.. Enumerable.Range(0, 4800).Select(i => (byte)(i % 251))];

        public ValueTask<ReadOnlyMemory<byte>> SpeakAsync(AudioFormat format, CancellationToken cancellationToken)
        {
            Assert.Equal(Format, format);
            return new(Words);
        }
    }

    private sealed class Encoder : IAudioLabelEncoder
    {
        public bool CanEncode(string format) => format == "mp3";

        public Task EncodeAsync(
            Stream content, Stream output, ReadOnlyMemory<byte> label, AudioFormat format, AudioPlace place, CancellationToken cancellationToken)
        {
            Assert.Equal(AudioRhythm.CreateSamples(format), label.ToArray());
            return content.CopyToAsync(output, cancellationToken);
        }
    }

    private sealed class Speaker(string mediaType, IEnumerable<byte[]> pieces) : ITextToSpeechClient
    {
        public Task<TextToSpeechResponse> GetAudioAsync(string text, TextToSpeechOptions? options = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(new TextToSpeechResponse([.. pieces.Select(p => new DataContent(p, mediaType))]));

        public async IAsyncEnumerable<TextToSpeechResponseUpdate> GetStreamingAudioAsync(
            string text, TextToSpeechOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            await Task.Yield();
            foreach (byte[] piece in pieces)
            {
                yield return new TextToSpeechResponseUpdate([new DataContent(piece, mediaType)]) { Kind = TextToSpeechResponseUpdateKind.AudioUpdating };
            }
        }

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
