using System.Buffers.Binary;
using System.Text;

namespace GenAiMeasures.Labeling.Tests;

public class AudibleLabelTests
{
    private static readonly AudioFormat Cd = new(44_100, 2, 16);

    public static TheoryData<int, int, int, AudioEncoding> Formats => new()
    {
        { 8_000, 1, 8, AudioEncoding.Pcm },
        { 44_100, 2, 16, AudioEncoding.Pcm },
        { 48_000, 6, 24, AudioEncoding.Pcm },
        { 16_000, 1, 32, AudioEncoding.Pcm },
        { 48_000, 2, 32, AudioEncoding.IeeeFloat },
        { 96_000, 1, 64, AudioEncoding.IeeeFloat },
    };

    [Theory]
    [MemberData(nameof(Formats))]
    public void Rhythm_is_short_long_short_short(int rate, int channels, int bits, AudioEncoding encoding)
    {
        var format = new AudioFormat(rate, channels, bits, encoding);

        byte[] samples = AudioRhythm.CreateSamples(format);

        Assert.Equal(TimeSpan.FromMilliseconds(11 * 120), TimeSpan.FromSeconds(Math.Round((double)(samples.Length / format.BytesPerFrame) / rate, 3)));
        Assert.Equal([1, -1, 3, -3, 1, -1, 1], Units(samples, format, TimeSpan.FromMilliseconds(120)));
        double peak = Enumerable.Range(0, samples.Length / format.BytesPerFrame).Max(i => Math.Abs(Value(samples, format, i, channels - 1)));
        Assert.InRange(20 * Math.Log10(peak), -12.5, -11.5);
    }

    [Fact]
    public void Rhythm_follows_its_options()
    {
        byte[] samples = AudioRhythm.CreateSamples(Cd, new AudioLabelOptions { Unit = TimeSpan.FromMilliseconds(100), Frequency = 500, Level = -6 });

        Assert.Equal(48_510 * 4, samples.Length);
        Assert.Equal([1, -1, 3, -3, 1, -1, 1], Units(samples, Cd, TimeSpan.FromMilliseconds(100)));
        int crossings = Enumerable.Range(1, 4_409).Count(i => Value(samples, Cd, i - 1, 0) < 0 != Value(samples, Cd, i, 0) < 0);
        Assert.InRange(crossings, 97, 103);
    }

    [Theory]
    [InlineData(49, 880, -12.0)]
    [InlineData(401, 880, -12.0)]
    [InlineData(120, 199, -12.0)]
    [InlineData(120, 4_001, -12.0)]
    [InlineData(120, 880, 0.0)]
    [InlineData(120, 880, double.NaN)]
    public void Rhythm_refuses_values_out_of_their_range(int unit, int frequency, double level)
    {
        var options = new AudioLabelOptions { Unit = TimeSpan.FromMilliseconds(unit), Frequency = frequency, Level = level };

        Assert.Equal("options", Assert.Throws<ArgumentException>(() => AudioRhythm.CreateSamples(Cd, options)).ParamName);
    }

    [Theory]
    [InlineData(44_100, 2, 12)]
    [InlineData(44_100, 0, 16)]
    [InlineData(999, 1, 16)]
    public void Rhythm_refuses_unknown_formats(int rate, int channels, int bits) =>
        Assert.Equal("format", Assert.Throws<ArgumentException>(() => AudioRhythm.CreateSamples(new AudioFormat(rate, channels, bits))).ParamName);

    [Theory]
    [InlineData(AudioPlace.Start)]
    [InlineData(AudioPlace.End)]
    [InlineData(AudioPlace.Both)]
    public async Task Bare_samples_keep_theirs(AudioPlace place)
    {
        byte[] sound = [.. Enumerable.Range(0, 400).Select(static i => (byte)i)];

        byte[] labelled = await AudibleLabel.AddToSamplesAsync(sound, Cd, new AudioLabelOptions { Place = place });

        int label = AudioRhythm.CreateSamples(Cd).Length + (360 * 44_100 / 1000 * 4);
        Assert.Equal(sound.Length + (place == AudioPlace.Both ? 2 : 1) * label, labelled.Length);
        Assert.Equal(sound, labelled.AsSpan(place == AudioPlace.End ? 0 : label, sound.Length).ToArray());
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Wav_keeps_its_samples_and_says_its_sizes(int rate, int channels, int bits, AudioEncoding encoding)
    {
        var format = new AudioFormat(rate, channels, bits, encoding);
        byte[] sound = new byte[format.BytesPerFrame * 7];
        new Random(7).NextBytes(sound);
        byte[] wav = Wav(format, sound, Chunk("LIST", "INFOICMT\u0004\0\0\0kept"));

        byte[] labelled = await LabelAsync(wav, new AudioLabelOptions { Place = AudioPlace.Both });

        RiffFile file = RiffFile.Parse(new MemorySource(labelled));
        Assert.Null(file.Damage);
        Assert.Equal(labelled.Length, file.End);
        RiffChunk data = file.Find(RiffIds.Data)!.Value;
        int label = AudioRhythm.CreateSamples(format).Length + (360 * rate / 1000 * format.BytesPerFrame);
        Assert.Equal(sound.Length + (2 * label), data.Length);
        Assert.Equal(sound, labelled.AsSpan((int)data.DataOffset + label, sound.Length).ToArray());
        Assert.Equal([1, -1, 3, -3, 1, -1, 1], Units(labelled.AsSpan((int)data.DataOffset, label).ToArray(), format, TimeSpan.FromMilliseconds(120))[..7]);
        Assert.Equal("kept"u8.ToArray(), labelled[^4..]);
    }

    [Fact]
    public async Task Marks_in_a_wav_move_with_its_sound()
    {
        byte[] cue = new byte[28];
        cue[0] = 1;
        cue[24] = 3;
        cue[8] = 3;
        byte[] smpl = new byte[60];
        smpl[28] = 1;
        smpl[44] = 1;
        smpl[48] = 5;
        byte[] fact = [7, 0, 0, 0];
        byte[] wav = Wav(Cd, new byte[28], RiffBytes.Chunk(RiffIds.Fact, fact), RiffBytes.Chunk(RiffIds.Cue, cue), RiffBytes.Chunk(RiffIds.Smpl, smpl));

        byte[] labelled = await LabelAsync(wav, new AudioLabelOptions());

        int frames = (AudioRhythm.CreateSamples(Cd).Length / 4) + (360 * 44_100 / 1000);
        RiffFile file = RiffFile.Parse(new MemorySource(labelled));
        Assert.Equal(7 + frames, Number(RiffIds.Fact, 0));
        Assert.Equal((3 + frames, 3 + frames), (Number(RiffIds.Cue, 8), Number(RiffIds.Cue, 24)));
        Assert.Equal((1 + frames, 5 + frames), (Number(RiffIds.Smpl, 44), Number(RiffIds.Smpl, 48)));

        int Number(uint id, int at) => BinaryPrimitives.ReadInt32LittleEndian(labelled.AsSpan((int)file.Find(id)!.Value.DataOffset + at));
    }

    [Fact]
    public async Task The_embedded_label_survives_the_audible_one()
    {
        byte[] labelled = LabelFiles.Labeler.Write(MediaSamples.Read("tool-written/unlabelled.wav"), MediaSamples.Ours).Content.ToArray();

        byte[] audible = await LabelAsync(labelled, new AudioLabelOptions { Place = AudioPlace.Both });

        Assert.Equal(MediaSamples.Ours, Assert.Single(LabelFiles.Labeler.Read(audible).Sites).Label);
    }

    [Fact]
    public async Task Others_hear_the_rhythm_before_the_same_sound()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("audible");
        try
        {
            string before = Path.Combine(folder.FullName, "before.wav");
            string after = Path.Combine(folder.FullName, "after.wav");
            MediaTool.Run("ffmpeg", "-v", "error", "-f", "lavfi", "-i", "sine=frequency=300:duration=1:sample_rate=48000", "-c:a", "pcm_s24le", "-y", before);
            await File.WriteAllBytesAsync(after, await LabelAsync(await File.ReadAllBytesAsync(before), new AudioLabelOptions()));

            string sound = MediaTool.Run("ffmpeg", "-v", "error", "-i", before, "-f", "md5", "-");
            string rest = MediaTool.Run("ffmpeg", "-v", "error", "-i", after, "-af", "atrim=start_sample=80640,asetpts=N/SR/TB", "-f", "md5", "-");
            Assert.Equal(sound, rest);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_spoken_label_takes_the_rhythms_place()
    {
        var options = new AudioLabelOptions { Spoken = new Spoken([1, 2, 3, 4]) };

        byte[] labelled = await AudibleLabel.AddToSamplesAsync(new byte[8], Cd, options);

        Assert.Equal([1, 2, 3, 4], labelled[..4]);
        await Assert.ThrowsAsync<InvalidOperationException>(() => AudibleLabel.AddToSamplesAsync(new byte[8], Cd, new AudioLabelOptions { Spoken = new Spoken([1, 2, 3]) }));
    }

    [Fact]
    public async Task Compressed_sound_goes_to_the_encoder_that_takes_it()
    {
        byte[] mp3 = MediaSamples.Read("tool-written/ff.mp3");
        var output = new MemoryStream();

        AudibleLabelReport report = await new AudibleLabel(new Encoder()).AddAsync(new MemoryStream(mp3), output);

        Assert.Equal(new AudibleLabelReport("mp3", AudioPlace.Start, report.LabelLength, IsSpoken: false), report);
        Assert.Equal(mp3, output.ToArray());
        LabelWriteException refused = await Assert.ThrowsAsync<LabelWriteException>(() => new AudibleLabel().AddAsync(new MemoryStream(mp3), output));
        Assert.Equal((LabelFailure.Unsupported, "mp3"), (refused.Failure, refused.Format));
    }

    [Theory]
    [InlineData("hostile/sample3.invalid.wav", LabelFailure.Damaged)]
    [InlineData("tool-written/c.html", LabelFailure.UnknownFormat)]
    public async Task What_cannot_be_labelled_is_refused_and_nothing_written(string file, LabelFailure failure)
    {
        var output = new MemoryStream();

        LabelWriteException refused = await Assert.ThrowsAsync<LabelWriteException>(
            () => new AudibleLabel().AddAsync(new MemoryStream(MediaSamples.Read(file)), output));

        // a carrier for the format may have come since, which still is no sound
        Assert.True(refused.Failure == failure || (failure == LabelFailure.UnknownFormat && refused.Failure == LabelFailure.Unsupported), refused.Failure.ToString());
        Assert.Equal(0, output.Length);
    }

    private static async Task<byte[]> LabelAsync(byte[] wav, AudioLabelOptions options)
    {
        var output = new MemoryStream();
        await new AudibleLabel().AddAsync(new MemoryStream(wav), output, options);
        return output.ToArray();
    }

    // lengths of tone (positive) and silence (negative), in units
    private static List<int> Units(byte[] samples, AudioFormat format, TimeSpan unit)
    {
        var units = new List<int>();
        int step = (int)(unit.TotalSeconds * format.SampleRate);
        for (int start = 0; start + (step / 2) < samples.Length / format.BytesPerFrame; start += step)
        {
            double peak = 0;
            for (int i = start + (step / 4); i < start + (step / 2); i++)
            {
                peak = Math.Max(peak, Math.Abs(Value(samples, format, i, 0)));
            }

            int sign = peak > 0.05 ? 1 : -1;
            if (units.Count > 0 && Math.Sign(units[^1]) == sign)
            {
                units[^1] += sign;
            }
            else
            {
                units.Add(sign);
            }
        }

        return units;
    }

    private static double Value(byte[] samples, AudioFormat format, int frame, int channel)
    {
        ReadOnlySpan<byte> sample = samples.AsSpan((frame * format.BytesPerFrame) + (channel * format.BitsPerSample / 8));
        return (format.Encoding, format.BitsPerSample) switch
        {
            (AudioEncoding.IeeeFloat, 64) => BinaryPrimitives.ReadDoubleLittleEndian(sample),
            (AudioEncoding.IeeeFloat, _) => BinaryPrimitives.ReadSingleLittleEndian(sample),
            (_, 8) => (sample[0] - 128) / 128.0,
            (_, 16) => BinaryPrimitives.ReadInt16LittleEndian(sample) / 32768.0,
            (_, 24) => ((sample[0] | (sample[1] << 8) | ((sbyte)sample[2] << 16)) / 8388608.0),
            _ => BinaryPrimitives.ReadInt32LittleEndian(sample) / 2147483648.0,
        };
    }

    private static byte[] Wav(AudioFormat format, byte[] sound, params byte[][] chunks)
    {
        byte[] fmt = new byte[16];
        fmt[0] = (byte)(format.Encoding == AudioEncoding.IeeeFloat ? 3 : 1);
        fmt[2] = (byte)format.Channels;
        BinaryPrimitives.WriteInt32LittleEndian(fmt.AsSpan(4), format.SampleRate);
        BinaryPrimitives.WriteInt32LittleEndian(fmt.AsSpan(8), format.SampleRate * format.BytesPerFrame);
        fmt[12] = (byte)format.BytesPerFrame;
        fmt[14] = (byte)format.BitsPerSample;
        byte[] wav = [.. "RIFF\0\0\0\0WAVE"u8, .. RiffBytes.Chunk(RiffIds.Fmt, fmt), .. RiffBytes.Chunk(RiffIds.Data, sound), .. chunks.SelectMany(static chunk => chunk)];
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(4), wav.Length - 8);
        return wav;
    }

    private static byte[] Chunk(string id, string text) => RiffBytes.Chunk(FourCc.Of(Encoding.ASCII.GetBytes(id)), Encoding.ASCII.GetBytes(text));

    private sealed class Spoken(byte[] samples) : ISpokenLabel
    {
        public ValueTask<ReadOnlyMemory<byte>> SpeakAsync(AudioFormat format, CancellationToken cancellationToken) => new(samples);
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
}
