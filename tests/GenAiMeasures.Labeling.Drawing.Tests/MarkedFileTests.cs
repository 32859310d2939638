using System.Text;
using SkiaSharp;

namespace GenAiMeasures.Labeling.Drawing.Tests;

/// <summary>What stands beside the pixels stays, and the metadata label is written last.</summary>
public class MarkedFileTests
{
    private static readonly AigcLabel Label = AigcLabel.Produce("001191110108MA01KP2T5U00000", "p-1");

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void With_every_EXIF_orientation_the_mark_is_upright_at_the_shown_corner(int orientation)
    {
        byte[] jpeg = Pictures.Oriented(Pictures.Plain(600, 400, SKColors.White, SKEncodedImageFormat.Jpeg), orientation);

        MarkedImage marked = MarkHeightTests.Marker().Mark(jpeg);

        using var codec = SKCodec.Create(new MemoryStream(marked.Content.ToArray()));
        Assert.Equal(orientation, (int)codec.EncodedOrigin);
        using SKBitmap image = Pictures.Shown(marked.Content);
        Assert.Equal(orientation >= 5 ? (400, 600) : (600, 400), (image.Width, image.Height));
        SKRectI ink = Pictures.InkBox(image, SKColors.White);
        Assert.InRange(ink.Height, 20, 24);

        // upright: wider than high, and at the right bottom
        Assert.True(ink.Width > 2 * ink.Height);
        Assert.True(image.Width - ink.Right < 20 && image.Height - ink.Bottom < 20);
    }

    [Fact]
    public void The_mark_is_not_mirrored()
    {
        byte[] plain = Pictures.Plain(600, 400, SKColors.White, SKEncodedImageFormat.Png);
        using SKBitmap upright = Pictures.Shown(MarkHeightTests.Marker().Mark(plain).Content);
        byte[] jpeg = Pictures.Oriented(Pictures.Plain(600, 400, SKColors.White, SKEncodedImageFormat.Jpeg), 2);
        using SKBitmap mirrored = Pictures.Shown(MarkHeightTests.Marker(o => o.Quality = 100).Mark(jpeg).Content);

        int different = 0;
        for (int y = 300; y < 400; y++)
        {
            for (int x = 400; x < 600; x++)
            {
                different += Math.Abs(upright.GetPixel(x, y).Green - mirrored.GetPixel(x, y).Green) > 96 ? 1 : 0;
            }
        }

        Assert.True(different < 60, $"{different} pixels differ");
    }

    [Fact]
    public void JPEG_keeps_profile_EXIF_XMP_IPTC_and_comments()
    {
        byte[] profile = new byte[300];
        "RGB "u8.CopyTo(profile.AsSpan(16));
        byte[] jpeg = Pictures.Plain(200, 100, SKColors.Gray, SKEncodedImageFormat.Jpeg);
        byte[][] segments =
        [
            Pictures.Segment(0xE1, [.. "Exif\0\0MM\0*\0\0\0\b\0\0\0\0\0\0"u8]),
            Pictures.Segment(0xE1, [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"/>"u8]),
            Pictures.Segment(0xE2, [.. "ICC_PROFILE\0"u8, 1, 1, .. profile]),
            Pictures.Segment(0xED, [.. "Photoshop 3.0\0"u8, 1, 2, 3]),
            Pictures.Segment(0xFE, [.. "a comment"u8]),
        ];
        foreach (byte[] segment in segments.Reverse())
        {
            jpeg = Pictures.Insert(jpeg, segment);
        }

        MarkedImage marked = MarkHeightTests.Marker().Mark(jpeg);

        Assert.Empty(marked.Notes);
        Assert.All(segments, s => Assert.True(marked.Content.Span.IndexOf(s) > 0));
        using SKBitmap image = SKBitmap.Decode(marked.Content.Span);
        Assert.Equal(200, image.Width);
    }

    [Fact]
    public void PNG_keeps_text_and_colour_chunks_once()
    {
        byte[] png = Pictures.Plain(200, 100, SKColors.Gray);
        byte[] gamma = Pictures.PngChunk("gAMA", [0, 0, 0xB1, 0x8F]);
        byte[] text = Pictures.PngChunk("tEXt", [.. "Title\0words"u8]);
        png = Pictures.InsertChunk(Pictures.InsertChunk(png, text), gamma);

        ReadOnlyMemory<byte> marked = MarkHeightTests.Marker().Mark(png).Content;

        Assert.True(marked.Span.IndexOf(gamma) > 0);
        Assert.True(marked.Span.IndexOf(text) > 0);
        Assert.Equal(1, CountOf(marked.Span, "gAMA"u8));
        using SKBitmap image = SKBitmap.Decode(marked.Span);
        Assert.Equal((byte)128, image.GetPixel(0, 0).Green);
    }

    [Fact]
    public void WebP_keeps_profile_EXIF_and_XMP_and_stays_lossless()
    {
        byte[] source = Pictures.Draw(64, 48, (x, y) => new SKColor((byte)(x * 3), (byte)(y * 5), 7), SKEncodedImageFormat.Webp);
        byte[] withParts = new WebpParts(Riff(("ICCP", [.. new byte[16], .. "RGB "u8]), ("EXIF", [1, 2, 3]), ("XMP ", [4, 5]))).PutInto(source, keepsColours: true);

        MarkedImage marked = MarkHeightTests.Marker().Mark(withParts);

        var parts = new WebpParts(marked.Content.Span);
        Assert.Equal(20, parts.Profile?.Length);
        Assert.Equal(1, CountOf(marked.Content.Span, "EXIF"u8));
        Assert.Equal(1, CountOf(marked.Content.Span, "XMP "u8));
        using SKBitmap image = SKBitmap.Decode(marked.Content.Span);
        Assert.Equal((64, 48), (image.Width, image.Height));
    }

    [Fact]
    public void A_lossless_WebP_keeps_every_pixel_outside_of_the_mark()
    {
        using var bitmap = new SKBitmap(200, 200);
        for (int y = 0; y < 200; y++)
        {
            for (int x = 0; x < 200; x++)
            {
                bitmap.SetPixel(x, y, new SKColor((byte)x, (byte)y, 99));
            }
        }

        using SKPixmap pixels = bitmap.PeekPixels();
        byte[] source = pixels.Encode(new SKWebpEncoderOptions(SKWebpEncoderCompression.Lossless, 75))!.ToArray();

        using SKBitmap marked = SKBitmap.Decode(MarkHeightTests.Marker().Mark(source).Content.Span);

        for (int y = 0; y < 150; y++)
        {
            for (int x = 0; x < 200; x++)
            {
                Assert.Equal(bitmap.GetPixel(x, y), marked.GetPixel(x, y));
            }
        }
    }

    [Fact]
    public void A_profile_that_is_not_RGB_is_converted_and_said()
    {
        byte[] profile = new byte[300];
        "GRAY"u8.CopyTo(profile.AsSpan(16));
        byte[] jpeg = Pictures.Insert(
            Pictures.Plain(200, 100, SKColors.Gray, SKEncodedImageFormat.Jpeg), Pictures.Segment(0xE2, [.. "ICC_PROFILE\0"u8, 1, 1, .. profile]));

        MarkedImage marked = MarkHeightTests.Marker().Mark(jpeg);

        Assert.Equal(["profile_converted"], marked.Notes.Select(n => n.Code));

        // the encoder's sRGB profile took its place
        Assert.Equal(0, CountOf(marked.Content.Span, profile));
        Assert.True(new JpegParts(marked.Content.Span).Profile is not { } left || left.AsSpan(16, 4).SequenceEqual("RGB "u8));
    }

    [Theory]
    [InlineData(SKEncodedImageFormat.Jpeg)]
    [InlineData(SKEncodedImageFormat.Png)]
    public void The_metadata_label_is_written_last_and_survives(SKEncodedImageFormat format)
    {
        byte[] image = Pictures.Plain(300, 200, SKColors.Teal, format);
        var labeler = new ContentLabeler();
        ReadOnlyMemory<byte> upstream = labeler.Write(image, AigcLabel.Produce("vendor", "v-1")).Content;

        LabeledContent labelled = labeler.Write(MarkHeightTests.Marker().Mark(upstream).Content, Label);

        LabelReadResult read = labeler.Read(labelled.Content);
        Assert.Equal((LabelState.Found, 1), (read.State, read.Sites.Length));
        Assert.Equal(Label, read.Label);
        Assert.Equal("vendor", Assert.Single(labelled.Report.ReplacedSites).Label!.ContentProducer);
    }

    private static byte[] Riff(params (string Type, byte[] Data)[] chunks)
    {
        var output = new MemoryStream();
        output.Write("RIFF\0\0\0\0WEBP"u8);
        foreach ((string type, byte[] data) in chunks)
        {
            output.Write(Encoding.ASCII.GetBytes(type));
            output.Write(BitConverter.GetBytes(data.Length));
            output.Write(data);
            if (data.Length % 2 == 1)
            {
                output.WriteByte(0);
            }
        }

        return output.ToArray();
    }

    private static int CountOf(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> part)
    {
        int count = 0;
        for (int at = bytes.IndexOf(part); at >= 0; at = bytes.IndexOf(part))
        {
            count++;
            bytes = bytes[(at + part.Length)..];
        }

        return count;
    }
}
