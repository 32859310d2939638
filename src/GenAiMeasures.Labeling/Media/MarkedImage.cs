using System.Collections.Immutable;

namespace GenAiMeasures.Labeling;

/// <summary>An image with its visible mark. Immutable.</summary>
/// <param name="Content">The bytes, without the metadata label.</param>
/// <param name="Width">The width of the image as it is shown, in pixels.</param>
/// <param name="Height">The height of the image as it is shown, in pixels.</param>
/// <param name="InkHeight">The height of the mark's ink as it was rendered, in pixels.</param>
public sealed record MarkedImage(ReadOnlyMemory<byte> Content, int Width, int Height, int InkHeight)
{
    /// <summary>Gets what else is worth knowing: <c>profile_converted</c> (colours were converted to sRGB), <c>depth_reduced</c> (more than 8 bits a channel became 8).</summary>
    public ImmutableArray<LabelNote> Notes { get; init; } = [];
}
