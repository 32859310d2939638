namespace GenAiMeasures.Labeling;

/// <summary>Burns the explicit label into the opening of videos (GB 45438-2025 5.4, quoted: at least 5 % of the shortest side, at least 2 s), which takes an encoder that this library does not have. <see cref="VideoOverlay"/> has the picture and the arguments of ffmpeg. Register one to have generated video marked. Must be thread-safe.</summary>
public interface IVideoMarker
{
    /// <summary>Burns the label in.</summary>
    /// <param name="video">The video, in any format.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The video with its label, in the same format, without the metadata label: that is written afterwards, by the caller.</returns>
    /// <exception cref="LabelWriteException">The label cannot be put into this video.</exception>
    ValueTask<ReadOnlyMemory<byte>> MarkAsync(ReadOnlyMemory<byte> video, CancellationToken cancellationToken);
}
