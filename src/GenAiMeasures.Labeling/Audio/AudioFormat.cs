namespace GenAiMeasures.Labeling;

/// <summary>The format of uncompressed sound. Immutable.</summary>
/// <param name="SampleRate">Samples a second of one channel, 1,000 to 768,000.</param>
/// <param name="Channels">Channels, 1 to 64.</param>
/// <param name="BitsPerSample">Bits a sample takes up: 8, 16, 24 or 32; 32 or 64 for <see cref="AudioEncoding.IeeeFloat"/>.</param>
/// <param name="Encoding">How they are written.</param>
public sealed record AudioFormat(int SampleRate, int Channels, int BitsPerSample, AudioEncoding Encoding = AudioEncoding.Pcm)
{
    /// <summary>Gets the bytes of one sample of every channel.</summary>
    public int BytesPerFrame => Channels * (BitsPerSample / 8);

    internal bool IsKnown =>
        SampleRate is >= 1_000 and <= 768_000
        && Channels is >= 1 and <= 64
        && (Encoding == AudioEncoding.IeeeFloat ? BitsPerSample is 32 or 64 : BitsPerSample is 8 or 16 or 24 or 32);
}
