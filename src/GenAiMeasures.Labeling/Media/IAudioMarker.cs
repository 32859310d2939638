namespace GenAiMeasures.Labeling;

/// <summary>Puts the explicit label into sound: spoken words or the rhythm 短长短短 (GB 45438-2025 5.3, quoted). <c>AddLabeling()</c> brings one: the rhythm in WAV and bare samples, speech where an <see cref="ISpokenLabel"/> is registered, compressed formats where an <see cref="IAudioLabelEncoder"/> is. Register your own to replace it. Must be thread-safe.</summary>
public interface IAudioMarker
{
    /// <summary>Puts the label at the start, the end or both.</summary>
    /// <param name="audio">The sound, in any format.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The sound with its label, in the same format, without the metadata label: that is written afterwards, by the caller.</returns>
    /// <exception cref="LabelWriteException">The label cannot be put into this sound.</exception>
    ValueTask<ReadOnlyMemory<byte>> MarkAsync(ReadOnlyMemory<byte> audio, CancellationToken cancellationToken);
}
