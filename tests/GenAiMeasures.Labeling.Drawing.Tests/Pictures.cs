using System.Buffers.Binary;
using SkiaSharp;

namespace GenAiMeasures.Labeling.Drawing.Tests;

/// <summary>Images made for the tests, and what can be measured on images.</summary>
internal static class Pictures
{
    public static byte[] Plain(int width, int height, SKColor colour, SKEncodedImageFormat format = SKEncodedImageFormat.Png) =>
        Draw(width, height, (_, _) => colour, format);

    public static byte[] Draw(int width, int height, Func<int, int, SKColor> colour, SKEncodedImageFormat format = SKEncodedImageFormat.Png, int quality = 100)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Premul));
        if (width * (long)height > 500_000)
        {
            using var canvas = new SKCanvas(bitmap);
            canvas.Clear(colour(0, 0));
        }
        else
        {
            bitmap.Pixels = [.. Enumerable.Range(0, width * height).Select(i => colour(i % width, i / width))];
        }

        using SKData data = bitmap.Encode(format, quality);
        return data.ToArray();
    }

    // as a viewer shows it: the orientation applied
    public static SKBitmap Shown(ReadOnlyMemory<byte> image)
    {
        using var codec = SKCodec.Create(new MemoryStream(image.ToArray()));
        using SKBitmap stored = SKBitmap.Decode(codec, new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        var orientation = new ImageOrientation(codec.EncodedOrigin);
        (int width, int height) = orientation.Shown(stored.Width, stored.Height);
        var shown = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        SKMatrix map = orientation.ToStored(stored.Width, stored.Height);
        SKColor[] from = stored.Pixels;
        var to = new SKColor[width * height];
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                SKPoint at = map.MapPoint(x + 0.5f, y + 0.5f);
                to[(y * width) + x] = from[((int)at.Y * stored.Width) + (int)at.X];
            }
        }

        shown.Pixels = to;
        return shown;
    }

    // the box of pixels that are nearer to the fill than to the ground
    public static SKRectI InkBox(SKBitmap image, SKColor ground)
    {
        SKColor[] pixels = image.Pixels;
        double groundLight = MarkColours.Luminance(ground);
        double fillLight = groundLight < 0.179 ? 1 : 0;
        int left = int.MaxValue, top = int.MaxValue, right = -1, bottom = -1;
        for (int y = 0; y < image.Height; y++)
        {
            for (int x = 0; x < image.Width; x++)
            {
                // halfway between ground and fill, as coverage is measured: in stored values
                SKColor pixel = pixels[(y * image.Width) + x];
                double fill = fillLight * 255;
                if (Math.Abs(pixel.Green - fill) < Math.Abs(pixel.Green - ground.Green))
                {
                    left = Math.Min(left, x);
                    top = Math.Min(top, y);
                    right = Math.Max(right, x);
                    bottom = Math.Max(bottom, y);
                }
            }
        }

        return right < 0 ? SKRectI.Empty : new SKRectI(left, top, right + 1, bottom + 1);
    }

    // a JPEG with an EXIF orientation
    public static byte[] Oriented(byte[] jpeg, int orientation)
    {
        byte[] tiff = [(byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0];
        return Insert(jpeg, Segment(0xE1, [.. "Exif\0\0"u8, .. tiff]));
    }

    public static byte[] Segment(byte marker, byte[] data)
    {
        byte[] segment = new byte[4 + data.Length];
        segment[0] = 0xFF;
        segment[1] = marker;
        BinaryPrimitives.WriteUInt16BigEndian(segment.AsSpan(2), (ushort)(data.Length + 2));
        data.CopyTo(segment.AsSpan(4));
        return segment;
    }

    // behind SOI and JFIF
    public static byte[] Insert(byte[] jpeg, byte[] segment)
    {
        int at = jpeg[3] == 0xE0 ? 4 + BinaryPrimitives.ReadUInt16BigEndian(jpeg.AsSpan(4)) : 2;
        return [.. jpeg[..at], .. segment, .. jpeg[at..]];
    }

    public static byte[] PngChunk(string type, byte[] data)
    {
        byte[] body = [.. System.Text.Encoding.ASCII.GetBytes(type), .. data];
        byte[] chunk = new byte[body.Length + 8];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        body.CopyTo(chunk.AsSpan(4));
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(4 + body.Length), Crc(body));
        return chunk;
    }

    public static byte[] InsertChunk(byte[] png, byte[] chunk) => [.. png[..33], .. chunk, .. png[33..]];

    private static uint Crc(byte[] data)
    {
        uint crc = 0xFFFFFFFF;
        foreach (byte b in data)
        {
            crc ^= b;
            for (int i = 0; i < 8; i++)
            {
                crc = (crc & 1) == 1 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1;
            }
        }

        return ~crc;
    }
}
