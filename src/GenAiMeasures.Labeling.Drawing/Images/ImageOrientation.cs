using SkiaSharp;

namespace GenAiMeasures.Labeling.Drawing;

// How the stored pixels have to be turned to be shown (EXIF 0x0112). The pixels are not turned: the mark is.
internal readonly record struct ImageOrientation(SKEncodedOrigin Origin)
{
    private bool IsTurned => Origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;

    internal (int Width, int Height) Shown(int width, int height) => IsTurned ? (height, width) : (width, height);

    // from the image as it is shown to the stored pixels, of which there are w times h
    internal SKMatrix ToStored(int w, int h) => Origin switch
    {
        SKEncodedOrigin.TopRight => new(-1, 0, w, 0, 1, 0, 0, 0, 1),
        SKEncodedOrigin.BottomRight => new(-1, 0, w, 0, -1, h, 0, 0, 1),
        SKEncodedOrigin.BottomLeft => new(1, 0, 0, 0, -1, h, 0, 0, 1),
        SKEncodedOrigin.LeftTop => new(0, 1, 0, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightTop => new(0, 1, 0, -1, 0, h, 0, 0, 1),
        SKEncodedOrigin.RightBottom => new(0, -1, w, -1, 0, h, 0, 0, 1),
        SKEncodedOrigin.LeftBottom => new(0, -1, w, 1, 0, 0, 0, 0, 1),
        _ => SKMatrix.Identity,
    };
}
