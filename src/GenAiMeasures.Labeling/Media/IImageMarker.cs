namespace GenAiMeasures.Labeling;

/// <summary>Draws the explicit label onto images (GB 45438-2025 5.2). The package GenAiMeasures.Labeling.Drawing has one. Must be thread-safe.</summary>
public interface IImageMarker
{
    /// <summary>Draws the mark. What the image carries beside its pixels (orientation, colour profile, other metadata) stays; the metadata label is written afterwards, by the caller.</summary>
    /// <param name="image">The image.</param>
    /// <returns>The marked image, in the same format.</returns>
    /// <exception cref="LabelWriteException">The image is damaged, too large, animated, or of a format that cannot be written.</exception>
    MarkedImage Mark(ReadOnlyMemory<byte> image);
}
