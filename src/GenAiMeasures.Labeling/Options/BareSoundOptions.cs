namespace GenAiMeasures.Labeling;

/// <summary>The format of generated sound that comes as bare samples (<c>audio/pcm</c>, <c>audio/L16</c>), 16 bits and little-endian as speech services send it. It leaves as a WAV file, because bare samples have no place for an embedded label. Not thread-safe while it is being configured.</summary>
public sealed class BareSoundOptions
{
    /// <summary>Gets or sets the samples a second of one channel.</summary>
    /// <value>1,000 to 768,000. Default: <see langword="null"/>, what the media type of <c>audio/pcm</c> says (<c>rate=24000</c>); without either, and for <c>audio/L16</c> whose registration has the bytes the other way round, the sound cannot be labelled.</value>
    public int? SampleRate { get; set; }

    /// <summary>Gets or sets the channels.</summary>
    /// <value>1 to 64. Default: 1.</value>
    public int Channels { get; set; } = 1;
}
