namespace GenAiMeasures.Labeling.Drawing;

// What a format keeps beside the pixels: taken from the original, put into the encoded image, because an encoder drops it.
internal interface IImageParts
{
    // whether the pixels are stored without loss
    bool IsLossless { get; }

    // the colour profile, or null
    byte[]? Profile { get; }

    // encoded: what the encoder made. keepsColours: whether the pixels still have the original's colours
    byte[] PutInto(byte[] encoded, bool keepsColours);
}
