namespace GenAiMeasures.Labeling;

/// <summary>Speaks the audible label, for example "本内容由人工智能生成", in the host's voice. Has to be thread-safe where it is shared.</summary>
public interface ISpokenLabel
{
    /// <summary>Speaks the label.</summary>
    /// <param name="format">The format of the sound it is for.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Samples in exactly this format, without a header; not empty, whole frames.</returns>
    ValueTask<ReadOnlyMemory<byte>> SpeakAsync(AudioFormat format, CancellationToken cancellationToken);
}
