namespace GenAiMeasures.Labeling;

/// <summary>
/// Puts the audible label (语音标识 or 节奏标识) into sound (Labeling Measures Art. 4(2); GB 45438-2025 5.3, quoted). WAV, RF64 and bare
/// samples are done here, without touching a sample of the sound; compressed formats need an <see cref="IAudioLabelEncoder"/>.
/// Write the embedded label with <see cref="IContentLabeler"/> afterwards. Thread-safe.
/// </summary>
public sealed class AudibleLabel
{
    private static readonly AudioFormat ForEncoders = new(44_100, 2, 16);

    private readonly IAudioLabelEncoder[] _encoders;

    /// <summary>Makes one.</summary>
    /// <param name="encoders">Encoders of compressed formats, asked in this order. Default: none.</param>
    public AudibleLabel(params IEnumerable<IAudioLabelEncoder> encoders)
    {
        ArgumentNullException.ThrowIfNull(encoders);
        _encoders = [.. encoders];
    }

    /// <summary>Puts the label before or after bare samples.</summary>
    /// <param name="samples">The sound, whole frames without a header.</param>
    /// <param name="format">Its format.</param>
    /// <param name="options">How. Default: the rhythm at the start.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The sound with its label.</returns>
    /// <exception cref="ArgumentException">The format is not supported, or the samples end within a frame.</exception>
    public static async Task<byte[]> AddToSamplesAsync(
        ReadOnlyMemory<byte> samples, AudioFormat format, AudioLabelOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(format);
        options ??= AudioLabelOptions.Default;
        byte[] label = await MakeAsync(format, options, cancellationToken);
        if (samples.Length % format.BytesPerFrame != 0)
        {
            throw new ArgumentException("The samples end within a frame.", nameof(samples));
        }

        (byte[] before, byte[] after) = Around(format, label, options.Place);
        return [.. before, .. samples.Span, .. after];
    }

    /// <summary>Puts the label into a sound on the way from one stream to another.</summary>
    /// <param name="content">The sound; has to seek. Read from its position on.</param>
    /// <param name="output">Where it goes.</param>
    /// <param name="options">How. Default: the rhythm at the start.</param>
    /// <param name="cancellationToken">Cancels; the output is incomplete then.</param>
    /// <returns>What was done.</returns>
    /// <exception cref="LabelWriteException">The sound is damaged, or of a format without an encoder.</exception>
    /// <exception cref="ArgumentException">The content cannot seek, or an option is out of its range.</exception>
    public async Task<AudibleLabelReport> AddAsync(
        Stream content, Stream output, AudioLabelOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(output);
        if (!content.CanSeek)
        {
            throw new ArgumentException("The content has to be a stream that can seek. Buffer it first.", nameof(content));
        }

        options ??= AudioLabelOptions.Default;
        long start = content.Position;
        var source = new StreamSource(content);
        string kind = LabelCarriers.Find(source, fileName: null)?.Format ?? "unknown";
        return kind == "wav"
            ? await AddToWavAsync(source, output, options, cancellationToken)
            : await EncodeAsync(kind, content, start, output, options, cancellationToken);
    }

    private static async Task<AudibleLabelReport> AddToWavAsync(
        StreamSource source, Stream output, AudioLabelOptions options, CancellationToken cancellationToken)
    {
        try
        {
            RiffFile file = RiffFile.Parse(source);
            if (file.Damage is not null)
            {
                throw file.Damage;
            }

            AudioFormat format = WavFormat.Read(source, file) ?? throw new LabelWriteException(
                LabelFailure.Unsupported, "wav", "The samples are compressed or of an unusual width. Convert the sound to PCM, or give an encoder a file of it.");
            byte[] label = await MakeAsync(format, options, cancellationToken);
            (byte[] before, byte[] after) = Around(format, label, options.Place);
            var edited = new EditedSource(source, WavSound.Edit(source, file, format, before, after));
            await edited.CopyToAsync(0, edited.Length, output, cancellationToken);
            return new AudibleLabelReport("wav", options.Place, Length(label, format), options.Spoken is not null);
        }
        catch (DamagedContentException damage)
        {
            throw new LabelWriteException(damage.Failure, "wav", $"The wav content cannot be labelled: {damage.Note.English.TrimEnd('.')}.");
        }
    }

    private async Task<AudibleLabelReport> EncodeAsync(
        string kind, Stream content, long start, Stream output, AudioLabelOptions options, CancellationToken cancellationToken)
    {
        IAudioLabelEncoder encoder = Array.Find(_encoders, e => e.CanEncode(kind)) ?? throw new LabelWriteException(
            kind == "unknown" ? LabelFailure.UnknownFormat : LabelFailure.Unsupported,
            kind,
            $"An audible label in {kind} takes an encoder: register an IAudioLabelEncoder, or label the sound as WAV before it is compressed.");
        byte[] label = await MakeAsync(ForEncoders, options, cancellationToken);
        content.Position = start;
        await encoder.EncodeAsync(content, output, label, ForEncoders, options.Place, cancellationToken);
        return new AudibleLabelReport(kind, options.Place, Length(label, ForEncoders), options.Spoken is not null);
    }

    private static async Task<byte[]> MakeAsync(AudioFormat format, AudioLabelOptions options, CancellationToken cancellationToken)
    {
        if (options.Spoken is null)
        {
            return AudioRhythm.CreateSamples(format, options);
        }

        if (!format.IsKnown)
        {
            throw new ArgumentException("The format has a sample rate, a number of channels or a width that is not supported.", nameof(format));
        }

        ReadOnlyMemory<byte> spoken = await options.Spoken.SpeakAsync(format, cancellationToken);
        return !spoken.IsEmpty && spoken.Length % format.BytesPerFrame == 0
            ? spoken.ToArray()
            : throw new InvalidOperationException("The spoken label is empty, or ends within a frame of the format it was asked for.");
    }

    // with a silence between label and sound
    private static (byte[] Before, byte[] After) Around(AudioFormat format, byte[] label, AudioPlace place)
    {
        int frames = AudioLabelData.Current.Suggested.SilenceMilliseconds * format.SampleRate / 1000;
        byte[] silence = new byte[frames * format.BytesPerFrame];
        silence.AsSpan().Fill((byte)(format is { Encoding: AudioEncoding.Pcm, BitsPerSample: 8 } ? 128 : 0));
        return (
            place is AudioPlace.Start or AudioPlace.Both ? [.. label, .. silence] : [],
            place is AudioPlace.End or AudioPlace.Both ? [.. silence, .. label] : []);
    }

    private static TimeSpan Length(byte[] label, AudioFormat format) =>
        TimeSpan.FromSeconds((double)(label.Length / format.BytesPerFrame) / format.SampleRate);
}
