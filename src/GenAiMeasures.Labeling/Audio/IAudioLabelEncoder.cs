namespace GenAiMeasures.Labeling;

/// <summary>Puts the audible label into a compressed format, which takes an encoder that this library does not have. Has to be thread-safe where it is shared.</summary>
public interface IAudioLabelEncoder
{
    /// <summary>Whether it can put the label into such a content.</summary>
    /// <param name="format">The format as <see cref="LabelReadResult.Format"/> names it, such as <c>mp3</c>.</param>
    /// <returns>Whether it can.</returns>
    bool CanEncode(string format);

    /// <summary>Writes the sound with the label.</summary>
    /// <param name="content">The sound.</param>
    /// <param name="output">Where it goes.</param>
    /// <param name="label">The label as samples.</param>
    /// <param name="format">The format of those samples: 44,100 Hz, two channels, 16 bits.</param>
    /// <param name="place">Where the label stands.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>When it is written.</returns>
    Task EncodeAsync(
        Stream content, Stream output, ReadOnlyMemory<byte> label, AudioFormat format, AudioPlace place, CancellationToken cancellationToken);
}
