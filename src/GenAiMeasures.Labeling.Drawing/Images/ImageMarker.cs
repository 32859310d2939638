using Microsoft.Extensions.Options;
using SkiaSharp;

namespace GenAiMeasures.Labeling.Drawing;

// Decode, draw, encode, put back what stood beside the pixels. The metadata label comes last and is not this type's.
internal sealed class ImageMarker(IOptions<DrawingOptions> options) : IImageMarker
{
    private static readonly LabelNote Converted = new(
        "profile_converted", "The colours were converted to sRGB: their profile is none of RGB.", "颜色已转换为 sRGB：原配置文件不是 RGB。");

    private static readonly LabelNote Reduced = new(
        "depth_reduced", "More than 8 bits a channel became 8.", "每通道位深已降为 8 位。");

    private readonly DrawingOptions _options = options.Value;

    public MarkedImage Mark(ReadOnlyMemory<byte> image)
    {
        using var data = SKData.CreateCopy(image.Span);
        using SKCodec? codec = SKCodec.Create(data);
        string format = FormatOf(codec);
        Check(codec, format);
        IImageParts parts = codec!.EncodedFormat switch
        {
            SKEncodedImageFormat.Jpeg => new JpegParts(image.Span),
            SKEncodedImageFormat.Png => new PngParts(image.Span),
            _ => new WebpParts(image.Span),
        };
        bool keepsColours = parts.Profile is not { } profile || IsRgb(profile);
        using SKBitmap bitmap = Decode(codec, format, keepsColours);
        var orientation = new ImageOrientation(codec.EncodedOrigin);
        int ink = MarkPainter.Paint(bitmap, orientation, _options);
        byte[] encoded = Encode(bitmap, codec.EncodedFormat, parts.IsLossless, format);
        (int width, int height) = orientation.Shown(bitmap.Width, bitmap.Height);
        return new MarkedImage(parts.PutInto(encoded, keepsColours), width, height, ink)
        {
            Notes = [.. Notes(codec, keepsColours)],
        };
    }

    private static IEnumerable<LabelNote> Notes(SKCodec codec, bool keepsColours)
    {
        if (!keepsColours)
        {
            yield return Converted;
        }

        if (codec.Info.BytesPerPixel > 4)
        {
            yield return Reduced;
        }
    }

    private static string FormatOf(SKCodec? codec) => codec?.EncodedFormat switch
    {
        null => "unknown",
        SKEncodedImageFormat.Jpeg => "jpeg",
        SKEncodedImageFormat.Png => "png",
        SKEncodedImageFormat.Webp => "webp",
        SKEncodedImageFormat.Gif => "gif",
        SKEncodedImageFormat.Bmp => "bmp",
        _ => "unknown",
    };

    private void Check(SKCodec? codec, string format)
    {
        if (codec is null)
        {
            throw new LabelWriteException(LabelFailure.UnknownFormat, format, "The content is no image that can be decoded, so no mark can be drawn. JPEG, PNG and WebP can be marked.");
        }

        if (format is not ("jpeg" or "png" or "webp"))
        {
            throw new LabelWriteException(LabelFailure.Unsupported, format, "Images of this format are not written here. Convert the image to JPEG, PNG or WebP before it is marked.");
        }

        if (codec.FrameCount > 1)
        {
            throw new LabelWriteException(LabelFailure.Unsupported, format, "The image is animated. Mark its frames before they are put together.");
        }

        if ((long)codec.Info.Width * codec.Info.Height > _options.MostPixels)
        {
            throw new LabelWriteException(LabelFailure.TooLarge, format, "The image has more pixels than GenAiMeasures:Labeling:Drawing:MostPixels allows.");
        }
    }

    // with an RGB profile, or none, the numbers of the pixels stay what they are
    private static SKBitmap Decode(SKCodec codec, string format, bool keepsColours)
    {
        SKAlphaType alpha = codec.Info.AlphaType == SKAlphaType.Opaque ? SKAlphaType.Opaque : SKAlphaType.Premul;
        using SKColorSpace? space = keepsColours ? null : SKColorSpace.CreateSrgb();
        var info = new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, alpha, space);
        SKBitmap? bitmap = null;
        try
        {
            bitmap = new SKBitmap();
            if (!bitmap.TryAllocPixels(info) || codec.GetPixels(info, bitmap.GetPixels()) != SKCodecResult.Success)
            {
                throw new LabelWriteException(LabelFailure.Damaged, format, "The image cannot be decoded to its end, so no mark can be drawn without losing something.");
            }

            SKBitmap decoded = bitmap;
            bitmap = null;
            return decoded;
        }
        finally
        {
            bitmap?.Dispose();
        }
    }

    private byte[] Encode(SKBitmap bitmap, SKEncodedImageFormat encoding, bool isLossless, string format)
    {
        using SKPixmap pixels = bitmap.PeekPixels();
        using SKData? encoded = encoding switch
        {
            SKEncodedImageFormat.Jpeg => pixels.Encode(new SKJpegEncoderOptions(_options.Quality, SKJpegEncoderDownsample.Downsample444, SKJpegEncoderAlphaOption.BlendOnBlack)),
            SKEncodedImageFormat.Png => pixels.Encode(SKPngEncoderOptions.Default),
            _ => pixels.Encode(new SKWebpEncoderOptions(
                isLossless ? SKWebpEncoderCompression.Lossless : SKWebpEncoderCompression.Lossy, isLossless ? 75 : _options.Quality)),
        };
        return encoded?.ToArray()
            ?? throw new LabelWriteException(LabelFailure.Unsupported, format, "The marked image cannot be encoded.");
    }

    // ICC.1: the colour space stands at byte 16
    private static bool IsRgb(byte[] profile) => profile.Length >= 20 && profile.AsSpan(16, 4).SequenceEqual("RGB "u8);
}
